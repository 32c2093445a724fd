// Builds wenheng.html, the whole checker in one file: node scripts/page.mjs [--out FILE]
//
// Script and style stand inside it, and a policy lets nothing else be loaded or run. The script is packed, to a third of
// its size, and a few lines unpack it; the policy knows both by their digests. The tables of the lexicon and the texts of
// the manual are packed once more inside, since few drafts need all of them, and are unpacked at their first use.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';
import { textsOfManual, withoutManual } from './build-manual.mjs';
import { BROWSERS, packedTables, unpacking } from './build-packed.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const source = path.join(root, 'page', 'src');
const LARGEST = 1.3e6;

/**
 * Writes the page.
 * @param {{ out?: string }} options
 * @returns {Promise<{ file: string, size: number }>}
 * @throws where the page is larger than it may be
 */
export async function buildPage({ out = path.join(root, 'out', 'wenheng.html') } = {}) {
  const [{ script, folders }, style] = await Promise.all([bundleScript(), bundleStyle()]);
  const loader = loaderOf(script);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(loader)} ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED}`,
  ].join('; ');
  // Nothing in a comment may end it.
  const licences = licencesOf(folders).replace(/--+/g, (dashes) => '—'.repeat(dashes.length));
  const parts = { POLICY: policy, ICON: icon(), STYLE: style, SCRIPT: loader, NOTICES: licences };
  // Blanks beside a part would count among what is hashed.
  const template = readFileSync(path.join(source, 'index.html'), 'utf8').split('\n');
  const html = template
    .map((line) => line.trim())
    .join('')
    .replace(/%([A-Z]+)%/g, (_, name) => parts[name]);
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, html);
  const { size } = statSync(out);
  if (size > LARGEST) throw new Error(`${path.basename(out)} has ${size} bytes, more than ${LARGEST}`);
  return { file: out, size };
}

/** The one maker of scripts that the policy lets be; it makes one, whose digest the policy knows. */
const TRUSTED = 'wenheng';

/** The script that unpacks the other one and runs it. */
function loaderOf(script) {
  const packed = deflateRawSync(Buffer.from(script), { level: 9 }).toString('base64');
  return [
    '(async()=>{',
    `const raw=atob("${packed}"),packed=new Uint8Array(raw.length);`,
    'for(let i=0;i<raw.length;i++)packed[i]=raw.charCodeAt(i);',
    'const stream=new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));',
    'const text=await new Response(stream).text();',
    `const maker=globalThis.trustedTypes?.createPolicy("${TRUSTED}",{createScript:words=>words===text?words:""});`,
    'const script=document.createElement("script");',
    'script.textContent=maker?maker.createScript(text):text;',
    'document.head.append(script);',
    'script.remove()',
    '})().catch(()=>{document.body.textContent="这一页要新一些的浏览器才能打开，请更新浏览器。This page needs a newer browser."})',
  ].join('');
}

async function bundleScript() {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(source, 'main.ts')],
    metafile: true,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: BROWSERS,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [packedTexts, packedTables, withoutManual],
  });
  // In strings and patterns, where alone they stand, these would be taken for the markup around the script.
  const script = outputFiles[0].text.replace(/<(?=\/script|script|!--)/gi, '\\x3c');
  const inputs = Object.keys(metafile.inputs).flatMap((file) => PACKAGE.exec(file)?.[0] ?? []);
  return {
    script,
    folders: [...new Set(inputs)]
      .sort()
      .map((folder) => [folder.replace('node_modules/', ''), path.join(root, folder)]),
  };
}

const PACKAGE = /^node_modules\/(?:@[^/]+\/)?[^/]+/;

async function bundleStyle() {
  const { outputFiles } = await build({
    entryPoints: [path.join(source, 'style.css')],
    bundle: true,
    minify: true,
    write: false,
    target: BROWSERS,
    charset: 'utf8',
  });
  return outputFiles[0].text.trim();
}

/** The digest by which the policy knows an inline part. */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function icon() {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#a61c24"/>' +
    '<path d="M16 6v20M9 26h14M6 11h20M6 11l-3 8h6zM26 11l-3 8h6z" fill="none" stroke="#fff" stroke-width="2"/></svg>';
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const packedTexts = {
  name: 'packed-texts',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^wenheng:/ }, ({ path }) => ({ path, namespace: 'wenheng' }));
    onLoad({ filter: /^wenheng:manual$/, namespace: 'wenheng' }, async () => ({
      contents: `${unpacking(await textsOfManual())}\nexport default whole;`,
      resolveDir: root,
    }));
    onLoad({ filter: /^wenheng:sample$/, namespace: 'wenheng' }, () => ({
      contents: `export default ${JSON.stringify(readFileSync(path.join(root, 'corpus', 'faulty', 'yunpu-q1.md'), 'utf8'))};`,
    }));
  },
};

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  try {
    const { file, size } = await buildPage(at > 0 ? { out: path.resolve(process.argv[at + 1]) } : {});
    console.log(`${path.relative(process.cwd(), file)}: ${Math.ceil(size / 1000)} KB`);
  } catch (error) {
    console.error(`page: ${error.message}`);
    process.exit(1);
  }
}
