import { spawn } from 'node:child_process';
import { nodeModule, ROOT } from './project.ts';

/**
 * `npm run dev`: Chromium's pages reload by themselves (load dist/chrome once by hand). Firefox's content security
 * policy lets no page load from the dev server, so there (`-- --firefox`) every change builds dist/firefox anew.
 */
const firefox = process.argv.includes('--firefox');
const args = firefox ? ['build', '--watch', '--mode', 'firefox'] : [];
const vite = spawn(process.execPath, [nodeModule('vite', 'bin', 'vite.js'), ...args], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vite.kill(signal));
vite.on('exit', (code) => process.exit(code ?? 0));
