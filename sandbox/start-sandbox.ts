import { existsSync } from 'node:fs';
import { randomSecret } from './accounts/secrets.ts';
import { serveApi } from './api/serve-api.ts';
import { controlApi } from './control/control-api.ts';
import { createState } from './create-state.ts';
import { createJournal } from './journal/journal.ts';
import type { LogEvent } from './log/request-log.ts';
import type { Pages } from './pages/pages.ts';
import { ALL_ROUTES } from './resources/routes.ts';
import type { Sandbox } from './sandbox.ts';
import { createControls } from './sandbox-controls.ts';
import type { SandboxState } from './sandbox-state.ts';
import { putState, takeState } from './saved-state.ts';
import type { SeedSize } from './seed/seed-size.ts';
import { answerRequest } from './server/answer-request.ts';
import { certificateFor } from './server/certificate.ts';
import { type ListeningServer, listen, listenForApi } from './server/listen.ts';
import type { Settings } from './settings.ts';
import { createSnapshots } from './snapshots.ts';
import { readStateFile, writeStateFile } from './state-file.ts';

export interface SandboxOptions {
  /** address to listen on; default 127.0.0.1 */
  readonly host?: string;
  /** 0, the default: any free port; the same for the two below */
  readonly port?: number;
  readonly httpsPort?: number;
  readonly controlPort?: number;
  /** part of the address of the control API: 8 to 128 letters, digits, - and _; default: a random one */
  readonly controlKey?: string;
  /** path of the database; in memory if absent */
  readonly dataFile?: string;
  /**
   * the state to begin with, in place of the seed: the path of an exported file or of a data file, or the name of a
   * snapshot beside `dataFile`
   */
  readonly importFrom?: string;
  /** path of a file that gets the whole state when the sandbox is closed */
  readonly exportTo?: string;
  /** requests per second and token; default 20 */
  readonly rateLimit?: number | 'off';
  readonly tokenLifetimeSeconds?: number;
  /** all other settings */
  readonly settings?: Partial<Settings>;
  /** pages to serve on every host outside /api/, by path */
  readonly pages?: Pages;
  /** further host names for the certificate */
  readonly hosts?: readonly string[];
  /** ms since the epoch */
  readonly now?: () => number;
  /** size of the seed for an empty database; default small */
  readonly size?: SeedSize;
  /** seed for faults that strike by chance */
  readonly seed?: number;
  /** called for every request and every answer */
  readonly onRequest?: (event: LogEvent) => void;
  /** replaces the global Request and Response by faster ones: only if the process belongs to the sandbox */
  readonly fastGlobals?: boolean;
}

const LOOPBACK = '127.0.0.1';

/** The API's hosts, and foreign hosts for tests. */
const HOSTS = [
  'app.inventorum.com',
  '*.app.inventorum.com',
  'app.inventorum.net',
  'other.test',
  '*.test',
  'localhost',
  '*.localhost',
] as const;

/** Starts a new sandbox: HTTP, HTTPS and control listeners over one database. Rejects if a port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = LOOPBACK, fastGlobals = false } = options;
  const key = controlKeyOf(options);
  const certificate = await certificateFor([...HOSTS, ...(options.hosts ?? [])]);
  const state = createWorld(options);
  const api = serveApi(state, ALL_ROUTES);
  if (options.onRequest) state.log.listen(options.onRequest);
  const journal = createJournal(state);
  const controls = createControls(state, createSnapshots(state, options.dataFile), journal);
  const control = controlApi(state, { controls, journal, key });
  const underWay = new Set<Promise<unknown>>();
  const track = tracker(underWay);
  const answer: Parameters<typeof listenForApi>[0] = (arrival) => {
    const answered = answerRequest(state, api, arrival);
    return answered instanceof Promise ? track(answered) : answered;
  };
  const listeners: ListeningServer[] = [];
  let isClosed = false;
  const close = async () => {
    state.faults.close();
    await Promise.all(listeners.map((listener) => listener.close()));
    // Open requests still use the database, although nobody reads their answers.
    await Promise.allSettled(underWay);
    // Searches for secrets must include those of sandboxes that a test has closed.
    Object.defineProperty(controls, 'secrets', { value: controls.secrets });
    if (options.exportTo !== undefined && !isClosed) writeStateFile(options.exportTo, takeState(state));
    isClosed = true;
    state.database.close();
  };
  try {
    const common = { host, fastGlobals };
    const http = await listenForApi(answer, { ...common, port: options.port ?? 0 });
    listeners.push(http);
    const https = await listenForApi(answer, { ...common, port: options.httpsPort ?? 0, certificate });
    listeners.push(https);
    const controlListener = await listen((request) => track(control(request)), {
      ...common,
      // the control API allows everything, so it is reachable only from this machine
      host: LOOPBACK,
      port: options.controlPort ?? 0,
    });
    listeners.push(controlListener);
    const name = host.includes(':') ? `[${host}]` : host;
    const own = {
      http: `http://${name}:${http.port}`,
      https: `https://${name}:${https.port}`,
      control: `http://${LOOPBACK}:${controlListener.port}/${key}`,
      httpPort: http.port,
      httpsPort: https.port,
      spki: certificate.spki,
      certificate: certificate.cert,
      close,
    };
    // no spread: the controls' getters must stay live
    return Object.defineProperties(controls, Object.getOwnPropertyDescriptors(own)) as Sandbox;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Keeps a promise in the set until it is settled. */
function tracker(underWay: Set<Promise<unknown>>) {
  return <Answer extends Promise<unknown>>(answer: Answer): Answer => {
    underWay.add(answer);
    const forget = () => void underWay.delete(answer);
    answer.then(forget, forget);
    return answer;
  };
}

/** The state of this start. What an import replaces in a data file stays as the snapshot `before-import`. */
function createWorld(options: SandboxOptions): SandboxState {
  const { importFrom, dataFile } = options;
  const hadData = dataFile !== undefined && existsSync(dataFile);
  const settings = settingsOf(options);
  const state = createState({ ...options, settings });
  if (importFrom === undefined) return state;
  try {
    const snapshots = createSnapshots(state, dataFile);
    const isSnapshot = snapshots.list().some(({ name }) => name === importFrom);
    const file = isSnapshot ? undefined : readStateFile(importFrom);
    if (hadData) snapshots.save('before-import');
    if (file) putState(state, file);
    else snapshots.load(importFrom);
    state.settings.change(settings);
    return state;
  } catch (error) {
    state.database.close();
    throw error;
  }
}

/** Throws for a key that no address can hold, or that is soon guessed. */
function controlKeyOf({ controlKey = randomSecret(32) }: SandboxOptions): string {
  if (/^[A-Za-z0-9_-]{8,128}$/.test(controlKey)) return controlKey;
  throw new Error('The control key takes 8 to 128 letters, digits, - and _.');
}

function settingsOf({ rateLimit, tokenLifetimeSeconds, settings }: SandboxOptions): Partial<Settings> {
  return {
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(tokenLifetimeSeconds === undefined ? {} : { tokenLifetimeSeconds }),
    ...settings,
  };
}
