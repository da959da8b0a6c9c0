/**
 * Cuts this process off from every address but this machine's. Plain JavaScript, as it is also loaded into npm
 * (`NODE_OPTIONS=--import`).
 */
import { BlockList, isIP, Socket } from 'node:net';

const HERE = new BlockList();
HERE.addSubnet('127.0.0.0', 8, 'ipv4');
HERE.addAddress('::1', 'ipv6');

function isHere(host) {
  if (host === 'localhost') return true;
  const family = isIP(host);
  return family !== 0 && HERE.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

const connect = Socket.prototype.connect;

Socket.prototype.connect = function connectHere(...args) {
  // Node hands on its own calls as one array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? first : { host: second };
  const host = typeof options.host === 'string' ? options.host : 'localhost';
  // One with a path is a pipe to another process of this machine.
  if (typeof options.path !== 'string' && !isHere(host))
    throw new Error(`A rehearsal reaches no other machine, also not ${host}.`);
  return connect.apply(this, args);
};
