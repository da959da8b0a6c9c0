import { commandLine } from '../cli/command-line.ts';
import { serveGallery } from './gallery/serve-gallery.ts';
import { askedToEnd } from './start/asked-to-end.ts';

/** `npm run gallery`: every state of popup, settings and panel in an ordinary page, updated on every edit. */
commandLine({
  usage:
    'Usage: npm run gallery\n\nServes every state of popup, settings and panel as an ordinary page, until Ctrl-C.',
  options: {},
});
const asked = askedToEnd();
const { url, close } = await serveGallery();
console.log(`The gallery is at ${url}\nCtrl-C ends it.`);
await asked;
await close();
