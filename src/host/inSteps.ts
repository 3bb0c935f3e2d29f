import type { Steps } from '../core/util/steps';

/** Runs the steps to their end, with a pause after each for everybody else; undefined if they are no longer wanted. */
export async function inSteps<Result>(steps: Steps<Result>): Promise<Result>;
export async function inSteps<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean,
): Promise<Result | undefined>;
export async function inSteps<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean = () => true,
): Promise<Result | undefined> {
  while (isWanted()) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return undefined;
}
