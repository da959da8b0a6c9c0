/**
 * Runs one of our TypeScript scripts: `node tools/run.mjs tools/start.ts [argument…]`.
 * Plain JavaScript without a dependency, as it must work in a fresh clone: it installs what the lock file says first.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = [20, 19];

function nodeIsTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

function readPackages(path) {
  return JSON.parse(readFileSync(`${ROOT}${path}`, 'utf8')).packages;
}

/** npm records what it installed in node_modules/.package-lock.json, without optional packages of other systems. */
function installIsStale() {
  if (!existsSync(`${ROOT}node_modules/.package-lock.json`)) return true;
  if (!existsSync(`${ROOT}package-lock.json`)) return false;
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(readPackages('package-lock.json')).some(
    ([path, entry]) =>
      path !== '' && !entry.optional && !entry.devOptional && installed[path]?.version !== entry.version,
  );
}

function install() {
  const command = existsSync(`${ROOT}package-lock.json`) ? 'ci' : 'install';
  console.error(`Installing the dependencies (npm ${command}) …`);
  const start = performance.now();
  // npm tells its scripts its own path; without it, npm is searched in PATH (npm.cmd needs a shell).
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [npm, command], { cwd: ROOT, stdio: ['ignore', 2, 2] })
    : spawnSync(`npm ${command}`, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: true });
  if (result.status !== 0) {
    console.error(`npm ${command} failed. Run it by hand to see why, then try again.`);
    process.exit(1);
  }
  console.error(`Installed in ${Math.round((performance.now() - start) / 1000)} s.`);
}

function runScript(script, args) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // Ctrl-C in a terminal also reaches the child directly: a second SIGINT would kill it before it has cleaned up.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

if (nodeIsTooOld()) {
  console.error(
    `Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}. Get one from https://nodejs.org/.`,
  );
  process.exit(1);
}
if (installIsStale()) install();
const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('Say which script to run: node tools/run.mjs SCRIPT [argument…]');
  process.exit(1);
}
runScript(script, args);
