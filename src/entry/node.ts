/** The extension in a Node extension host: desktop, SSH, WSL, containers. */
export { activate } from '../host/activate';
