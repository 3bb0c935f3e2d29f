// `npm run pictures`: takes the README's pictures from those of the last walk, so that they show what there is.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { picturesFolder, projectFolder } from './harness/paths';
import { say } from './harness/report';

const pictures = [
  ['dark-completion.png', 'completion.png'],
  ['light-abstract.png', 'abstract.png'],
  ['light-hover.png', 'hover.png'],
  ['light-timeline.png', 'timeline.png'],
  ['dark-cite-here.png', 'cite-here.png'],
  ['light-import-preview.png', 'import.png'],
  ['light-preview.png', 'preview.png'],
] as const;

const target = path.join(projectFolder, 'media', 'pictures');
mkdirSync(target, { recursive: true });
for (const [taken, shown] of pictures) {
  const from = path.join(picturesFolder, taken);
  if (!existsSync(from)) throw new Error(`${taken} is missing. Run npm run test:editor first, all of it.`);
  copyFileSync(from, path.join(target, shown));
  say(`media/pictures/${shown} from test/out/${taken}`);
}
