/** What is there before any draft: the head, the line that tells, the place to drop or paste. It needs nothing of the core. */
import { button, element } from './element';
import { say } from './words';

/** What becomes of a draft that is given. */
export interface Takers {
  files(files: FileList): void;
  words(text: string): void;
  sample(): void;
}

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
    // What is pasted into an empty field is meant to be read at once.
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

  /** Whether keys and pasted words are the field's own. */
  owns(target: EventTarget | null): boolean {
    return target === this.field;
  }

  /** Opens the browser's own choice of files. */
  choose(): void {
    this.file.click();
  }

  /** Says something in the line below the head; nothing hides it. */
  tell(message: string, isProblem = false): void {
    this.told.textContent = message;
    this.told.hidden = !message;
    this.told.classList.toggle('problem', isProblem);
  }

  /** Names the draft, with its size, and puts its tools beside it. */
  head(draft: { readonly name: string; readonly size: string } | null, tools: readonly HTMLElement[]): void {
    this.name.replaceChildren(
      element('span', { class: 'brand' }, say('title')),
      element('span', { class: 'name' }, draft?.name ?? say('subtitle')),
      element('span', { class: 'quiet' }, draft?.size ?? ''),
    );
    document.title = draft ? `${draft.name} – ${say('title')}` : say('title');
    this.tools.replaceChildren(...tools);
  }

  /** Gives way to a draft. */
  leave(): void {
    this.welcome.hidden = true;
  }

  /** Comes back, with words to go on with. */
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
