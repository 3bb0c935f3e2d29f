import type { Holding } from '../model/library';
import { linksOf } from './links';

/** What can be done with a paper, for the menus: `entry` can be revealed, `online` opened. */
export type Ability = 'entry' | 'online';

/** What can be done with a paper. */
export function abilitiesOf({ paper, source }: Holding): readonly Ability[] {
  return [
    ...(source.kind === 'bibliography' ? (['entry'] as const) : []),
    ...(linksOf(paper).length > 0 ? (['online'] as const) : []),
  ];
}
