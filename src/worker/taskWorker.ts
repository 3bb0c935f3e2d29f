import { bibDocument } from '../core/edit/bibDocument';
import { editBibliography } from '../core/edit/bibOperation';
import { copiedEntry } from '../core/edit/copiedEntry';
import { copiedWorks } from '../core/edit/copiedWorks';
import { importPreview } from '../core/present/importPreview';
import { readBibtex } from '../core/read/bibtex/readBibtex';
import { decodeBytes, decodedContent } from '../core/read/decodeBytes';
import { gatheredReferences } from '../core/read/gatheredReferences';
import { importedFiles } from '../core/read/importedFiles';
import { cslItem } from '../core/write/cslItem';
import { exportText } from '../core/write/exportText';
import { readKeyTemplate } from '../core/write/keyTemplate';
import { utf8 } from '../core/util/utf8';
import type { TaskAnswer, TaskName, TaskRequest, Tasks } from '../protocol/tasks';

/** How each task is done. */
const handlers: { readonly [Name in TaskName]: (asked: Tasks[Name]['asked']) => Tasks[Name]['answer'] } = {
  edit: ({ text, encoding, operations }) => editBibliography(text, encoding, operations),
  copy: ({ content, entry }) => {
    const file = decodedContent(content);
    return file.kind === 'text' ? copiedEntry(bibDocument(file.text), entry) : undefined;
  },
  slice: ({ bytes, span }) => {
    const file = decodeBytes(bytes);
    return file.kind === 'text' ? file.text.slice(span.start, span.end) : undefined;
  },
  works: ({ text }) => copiedWorks(text),
  survey: ({ files, preferredCategories }) =>
    importedFiles(files, preferredCategories).map(({ references, ...file }) => ({
      ...file,
      works: references.length,
    })),
  preview: ({ files, preferredCategories, target, keyColumns, template }) => {
    const file = decodedContent(target);
    const { papers } = readBibtex(file.kind === 'text' ? file.text : '');
    const references = importedFiles(files, preferredCategories).flatMap((one) => one.references);
    return importPreview(references, { papers, keyColumns, template: readKeyTemplate(template) });
  },
  export: ({ wanted, format, keepsPreamble }) => {
    const { references, preamble, missing, changedKeys } = gatheredReferences(wanted);
    const kept = keepsPreamble && preamble !== undefined ? { preamble } : {};
    const written = exportText({ references, ...kept }, format);
    return {
      bytes: utf8(written.text),
      count: references.length,
      lost: written.lost,
      changedKeys: new Map([...changedKeys, ...written.changedKeys]),
      missing,
    };
  },
  items: (wanted) => {
    const { references, missing } = gatheredReferences(wanted);
    return { items: references.map(cslItem), missing };
  },
};

/** The memory in an answer that can be handed over in place of being copied. */
export function buffersIn({ answer }: TaskAnswer): ArrayBuffer[] {
  const isFile = typeof answer === 'object' && answer !== null && 'bytes' in answer;
  return isFile && answer.bytes instanceof Uint8Array && answer.bytes.buffer instanceof ArrayBuffer
    ? [answer.bytes.buffer]
    : [];
}

/** Does a task away from the editor's own thread. */
export function doTask({ name, job, asked }: TaskRequest): TaskAnswer {
  const handler = handlers[name] as (asked: unknown) => unknown;
  return { kind: 'done', job, answer: handler(asked) };
}
