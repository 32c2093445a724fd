// A language client of just what the measurement needs: JSON-RPC over a server's standard streams.
import { spawn } from 'node:child_process';

export class Client {
  constructor(command, args, cwd) {
    this.child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    this.buffer = Buffer.alloc(0);
    this.waiting = new Map();
    this.listeners = [];
    this.id = 0;
    this.child.stdout.on('data', (chunk) => this.read(chunk));
    // A peer may be gone before the last word reaches it.
    this.child.stdin.on('error', () => {});
  }

  read(chunk) {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.buffer.subarray(0, head).toString())[1]);
      if (this.buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(head + 4, head + 4 + length).toString());
      this.buffer = this.buffer.subarray(head + 4 + length);
      this.take(message);
    }
  }

  take(message) {
    if (message.method && message.id !== undefined) {
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null;
      this.write({ id: message.id, result });
      for (const listen of [...this.listeners]) listen(message);
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.result);
      this.waiting.delete(message.id);
    } else for (const listen of [...this.listeners]) listen(message);
  }

  write(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  request(method, params) {
    const id = ++this.id;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.write({ id, method, params });
    });
  }

  notify(method, params) {
    this.write({ method, params });
  }

  /** The next message of the method that comes from the server. */
  next(method) {
    return new Promise((resolve) => {
      const listen = (message) => {
        if (message.method !== method) return;
        this.listeners.splice(this.listeners.indexOf(listen), 1);
        resolve(message.params);
      };
      this.listeners.push(listen);
    });
  }

  stop() {
    this.child.kill();
  }
}
