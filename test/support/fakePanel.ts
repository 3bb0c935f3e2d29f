import { EventEmitter, type Uri } from './fakeValues';

/** A panel whose page a test plays: `receive` is a message from it, `sent` is what it was sent. */
export class FakePanel {
  title = '';
  visible = true;
  iconPath: unknown;
  readonly sent: unknown[] = [];
  private readonly messages = new EventEmitter<unknown>();
  private readonly disposals = new EventEmitter<void>();
  readonly onDidDispose = this.disposals.event;
  readonly webview = {
    html: '',
    options: {} as unknown,
    cspSource: 'https://resource.test',
    asWebviewUri: (uri: Uri) => uri,
    onDidReceiveMessage: this.messages.event,
    postMessage: async (message: unknown): Promise<void> => {
      this.sent.push(message);
    },
  };
  reveal(): void {}
  receive(message: unknown): void {
    this.messages.fire(message);
  }
  dispose(): void {
    this.disposals.fire();
  }
}
