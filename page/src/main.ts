/** The page: it shows at once where to put a draft, and only then loads what reads it. */
import type * as Desk from './desk';
import { Shell } from './shell';
import { say } from './words';

const shell = new Shell({
  files: (files) => void take(files),
  words: (text) => void takeWords(text),
  sample: () => void takeSample(),
});

let made: Promise<typeof Desk> | undefined;

/** The part that reads drafts: most of the page, whose tables take a moment to set up. */
function desk(): Promise<typeof Desk> {
  made ??= import('./desk').then((desk) => {
    desk.open(shell);
    return desk;
  });
  return made;
}

// After the first frame, so that nobody waits for it.
requestAnimationFrame(() => setTimeout(() => void desk()));

async function take(files: FileList): Promise<void> {
  const first = files[0];
  if (!first) return;
  const isMore = files.length > 1;
  shell.tell(say('reading'));
  try {
    const bytes = new Uint8Array(await first.arrayBuffer());
    await (await desk()).readFile(first.name, bytes, isMore ? say('tooMany') : '');
  } catch (error) {
    shell.tell(`${first.name}：${error instanceof Error ? error.message : String(error)}`, true);
  }
}

async function takeWords(text: string): Promise<void> {
  await (await desk()).readWords(text);
}

async function takeSample(): Promise<void> {
  await (await desk()).readSample();
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'o' || !(event.ctrlKey || event.metaKey)) return;
  shell.choose();
  event.preventDefault();
});
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('over');
});
document.addEventListener('dragleave', ({ relatedTarget }) => {
  if (!relatedTarget) document.body.classList.remove('over');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('over');
  const { files } = event.dataTransfer!;
  const text = event.dataTransfer!.getData('text/plain');
  if (files.length) void take(files);
  else if (text.trim()) void takeWords(text);
});
document.addEventListener('paste', (event) => {
  const files = event.clipboardData?.files;
  if (files?.length) {
    event.preventDefault();
    return void take(files);
  }
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!shell.owns(event.target) && text.trim()) void takeWords(text);
});
