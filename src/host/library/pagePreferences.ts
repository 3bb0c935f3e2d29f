import type * as vscode from 'vscode';
import { shippedStyles } from '../../core/format/styles';
import type { StyleChoice } from '../../protocol/abstractPage';
import { currentSettings } from '../settings';
import { titleOfStyle } from './citationStyle';

const ZOOM = 'abstract.zoom';
const STYLE = 'abstract.style';

/** How the user wants the abstract page; remembered in all windows. */
export class PagePreferences {
  constructor(private readonly memory: vscode.Memento) {}

  /** In percent. */
  get zoom(): number {
    const zoom: unknown = this.memory.get(ZOOM);
    return typeof zoom === 'number' && zoom >= 50 && zoom <= 400 ? zoom : 100;
  }

  /** What references are shown in: the style that was chosen on the page, else the one that is set. */
  get style(): ReturnType<typeof currentSettings.style> {
    const set = currentSettings.style();
    const id: unknown = this.memory.get(STYLE);
    return shippedStyles.some((style) => style.id === id) ? { name: String(id), isTheUsers: true } : set;
  }

  /** The styles that come with Citewell, and the one that is set where that is another. */
  get styles(): readonly StyleChoice[] {
    const { name } = currentSettings.style();
    const isShipped = shippedStyles.some(({ id, alias }) => id === name || alias === name);
    const shipped = shippedStyles.map(({ id, title }) => ({ id, title }));
    return isShipped ? shipped : [...shipped, { id: name, title: titleOfStyle(name) }];
  }

  /** Which of `styles` it is. */
  get chosen(): string {
    const { name } = this.style;
    return shippedStyles.find(({ id, alias }) => id === name || alias === name)?.id ?? name;
  }

  async setZoom(zoom: number): Promise<void> {
    await this.memory.update(ZOOM, zoom);
  }

  /** A style that is not among `styles` is not taken; the one that is set is followed from then on. */
  async setStyle(id: string): Promise<void> {
    if (!this.styles.some((style) => style.id === id)) return;
    const isSet = id === currentSettings.style().name;
    await this.memory.update(STYLE, isSet ? undefined : id);
  }
}
