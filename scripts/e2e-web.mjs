// Stands before a served workbench and gives it an extension as vscode.dev has one: from an address, not from a folder.
import { createReadStream, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import path from 'node:path';

const ROOM = '/extension-under-test';
const TYPES = { '.js': 'text/javascript', '.json': 'application/json' };

/**
 * Passes everything on to the workbench at `origin`, and serves the extension's folder beside it.
 * @param {string} origin
 * @param {{ folder: string, testsPath: string }} extension `testsPath` lies in its folder
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serveInFront(origin, { folder, testsPath }) {
  const { hostname, port } = new URL(origin);
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, origin);
    if (pathname.startsWith(`${ROOM}/`)) return sendFile(path.join(folder, pathname.slice(ROOM.length)), answer);
    const isPage = pathname === '/';
    // The page must come as plain text, since the extension is written into it.
    const headers = { ...asked.headers, ...(isPage && { 'accept-encoding': 'identity' }) };
    const passed = request({ hostname, port, method: asked.method, path: asked.url, headers }, (given) => {
      if (!isPage || given.statusCode !== 200) {
        answer.writeHead(given.statusCode, given.headers);
        return given.pipe(answer);
      }
      const chunks = [];
      given.on('data', (chunk) => chunks.push(chunk));
      given.on('end', () => {
        const page = withExtension(Buffer.concat(chunks).toString(), asked.headers.host, testsPath);
        const { 'content-length': _length, 'transfer-encoding': _coding, ...kept } = given.headers;
        answer.writeHead(given.statusCode, kept).end(page);
      });
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  server.on('upgrade', (asked, socket, head) => {
    const passed = request({ hostname, port, path: asked.url, headers: asked.headers });
    passed.on('upgrade', ({ rawHeaders }, other, first) => {
      const lines = rawHeaders.flatMap((word, i) => (i % 2 ? [] : [`${word}: ${rawHeaders[i + 1]}`]));
      socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'));
      socket.write(first);
      other.write(head);
      other.pipe(socket).pipe(other);
      for (const end of [socket, other]) end.on('error', () => (socket.destroy(), other.destroy()));
    });
    passed.on('error', () => socket.destroy());
    passed.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

function sendFile(file, answer) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) return answer.writeHead(404).end();
  answer.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'text/plain', 'content-length': stats.size });
  createReadStream(file).pipe(answer);
}

/** The workbench's page with the extension and its tests among its settings. */
function withExtension(html, host, testsPath) {
  const at = (place) => ({ $mid: 1, scheme: 'http', authority: host, path: place });
  return html.replace(/(<meta id="vscode-workbench-web-configuration" data-settings=")([^"]*)/, (_, head, escaped) => {
    const settings = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    settings.developmentOptions = {
      ...settings.developmentOptions,
      extensions: [at(ROOM)],
      extensionTestsPath: at(`${ROOM}/${testsPath}`),
    };
    return head + JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  });
}
