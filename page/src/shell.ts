/**
 * What is there before any draft: the head, the line for messages, the place to drop or paste. It needs nothing of the
 * core.
 */
import { button, element } from './element';
import { say } from './words';

/** Takes the drafts that are given. */
export interface Takers {
  files(files: FileList): void;
  words(text: string): void;
  sample(): void;
}

/** The frame of the page. */
export class Shell {
  private readonly name = element('h1');
  private readonly told = element('p', { class: 'notice', role: 'status', hidden: true });
  private readonly tools = element('div', { class: 'tools' });
  private readonly file = element('input', {
    type: 'file',
    accept: '.docx,.docm,.txt,.md,.markdown,.doc,.wps',
    hidden: true,
    onchange: () => {
      if (this.file.files?.length) this.takers.files(this.file.files);
      this.file.value = '';
    },
  });
  private readonly field = element('textarea', {
    'aria-label': say('pasteHere'),
    placeholder: say('pasteHere'),
    spellcheck: 'false',
    lang: 'zh',
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.check();
    },
    oninput: () => (this.start.disabled = !this.field.value.trim()),
    // Text that is pasted into an empty field is read at once.
    onpaste: () => {
      if (!this.field.value) setTimeout(() => this.check());
    },
  });
  private readonly start = button(say('check'), () => this.check(), { disabled: true });
  private readonly welcome = element(
    'main',
    { class: 'welcome' },
    element(
      'div',
      { class: 'drop' },
      element('p', { class: 'big' }, say('drop')),
      element('p', { class: 'quiet' }, say('kinds')),
      element(
        'p',
        { class: 'row' },
        button(say('open'), () => this.choose(), { class: 'first' }),
        button(say('sample'), () => this.takers.sample()),
      ),
    ),
    element('p', { class: 'quiet' }, say('paste')),
    this.field,
    element('p', { class: 'row' }, this.start),
    element('p', { class: 'quiet' }, say('privacy')),
  );

  constructor(private readonly takers: Takers) {
    document.documentElement.lang = say('title') === '文衡' ? 'zh-CN' : 'en';
    document.body.append(element('header', {}, this.name, this.tools), this.told, this.welcome, this.file);
    this.head(null, []);
  }

  get isOpen(): boolean {
    return !this.welcome.hidden;
  }

  /** Whether keys and pasted text belong to the field. */
  owns(target: EventTarget | null): boolean {
    return target === this.field;
  }

  /** Opens the browser's file dialog. */
  choose(): void {
    this.file.click();
  }

  /** Shows a message in the line below the head, where it stays. */
  tell(message: string, isProblem = false): void {
    this.told.textContent = message;
    this.told.hidden = !message;
    this.told.classList.toggle('problem', isProblem);
  }

  /** Shows the name and size of the draft, and its tools. */
  head(draft: { readonly name: string; readonly size: string } | null, tools: readonly HTMLElement[]): void {
    this.name.replaceChildren(
      element('span', { class: 'brand' }, say('title')),
      element('span', { class: 'name' }, draft?.name ?? say('subtitle')),
      element('span', { class: 'quiet' }, draft?.size ?? ''),
    );
    document.title = draft ? `${draft.name} – ${say('title')}` : say('title');
    this.tools.replaceChildren(...tools);
  }

  /** Makes room for a draft. */
  leave(): void {
    this.welcome.hidden = true;
  }

  /** Comes back, with text to edit. */
  enter(text: string): void {
    this.welcome.hidden = false;
    this.tell('');
    this.head(null, []);
    this.field.value = text;
    this.start.disabled = !text.trim();
    this.field.focus();
  }

  private check(): void {
    if (this.field.value.trim()) this.takers.words(this.field.value);
  }
}
