import type { Server, Socket } from 'node:net';

/** The TCP socket of a connection: under TLS the request's own socket has no TCP handle to reset. */
export type TcpSocketOf = (socket: Socket) => Socket;

/** Tracks a server's connections by the client's address and port. */
export function followTcpSockets(server: Server): TcpSocketOf {
  const open = new Map<string, Socket>();
  server.on('connection', (socket: Socket) => {
    const name = nameOf(socket);
    open.set(name, socket);
    socket.once('close', () => {
      // The port may belong to a newer connection now.
      if (open.get(name) === socket) open.delete(name);
    });
  });
  return (socket) => open.get(nameOf(socket)) ?? socket;
}

function nameOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
