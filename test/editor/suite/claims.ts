// `node:assert` for both extension hosts, as far as the suite needs it.

/** Fails the test unless the claim holds. */
export function ok(claim: unknown, what: string): asserts claim {
  if (!isTrue(claim)) throw new Error(`Not so: ${what}`);
}

/** Fails the test unless both values are the same; objects and arrays are compared by their JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [is, shouldBe] = [JSON.stringify(actual, undefined, 2), JSON.stringify(expected, undefined, 2)];
  if (is !== shouldBe) throw new Error(`Is:\n${is}\nShould be:\n${shouldBe}`);
}

/** Asks every 50 ms until the answer is neither undefined nor false, and returns it. Fails the test after 15 s. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    ok(Date.now() < deadline, `${what}, even after 15 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isTrue(claim: unknown): boolean {
  return Boolean(claim);
}
