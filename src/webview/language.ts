/** Has everything on a page in the language of the editor. To be imported before anything that has texts. */
import { takeAttribute } from '../protocol/translations';

takeAttribute(document.body.dataset['translations']);
