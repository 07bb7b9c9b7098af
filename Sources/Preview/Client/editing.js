/* What a reader changes in a served page: an editor on each cell and exercise, what a change did beside
   each line, verdicts, and drafts that outlive the server. */
(() => {
  'use strict';
  const script = document.currentScript;
  const page = script.dataset.page;
  if (page === undefined) return;
  const isChinese = (document.documentElement.lang || '').startsWith('zh');
  const words = isChinese ? {
    edit: '编辑', reset: '恢复原文', leave: '关闭', run: '运行', changed: '已改动', was: '原为',
    keys: 'Shift-Enter 运行，Escape 离开编辑器', editor: n => `单元格 ${n} 的代码`,
    plain: '未安装 CodeMirror（apt-get install libjs-codemirror），因此这里是普通文本框。',
    draft: '这是尚未保存的草稿。', solved: '已解决', open: '未完成', points: (a, b) => `${a} / ${b} 分`,
    left: '左：', right: '右：', figure: '图有变化', newer: '您编辑以后，作者改动了这个单元格。', now: '作者现在的代码：',
    mine: '保留我的', theirs: '采用作者的', yours: '您的代码：', lost: '无法连接服务器；草稿已保存在浏览器中。',
    saved: '已保存', answer: '编辑答案', file: '答案文件：', solvedAll: (a, b) => `已解决 ${a} / ${b} 题`,
  } : {
    edit: 'Edit', reset: 'Reset', leave: 'Close', run: 'Run', changed: 'changed', was: 'was',
    keys: 'Shift-Enter runs, Escape leaves the editor', editor: n => `Code of cell ${n}`,
    plain: 'CodeMirror is not installed (apt-get install libjs-codemirror), so this is a plain text field.',
    draft: 'This is a draft that is not saved yet.', solved: 'solved', open: 'not solved yet',
    points: (a, b) => `${a} of ${b} points`, left: 'left: ', right: 'right: ',
    figure: 'The figure is another one', newer: 'The author changed this cell after you did. ',
    now: 'Their code now:',
    mine: 'Keep mine', theirs: 'Take theirs', yours: 'Your code:',
    lost: 'The server cannot be reached. The draft is kept in this browser.', saved: 'Saved',
    answer: 'Edit the answer', file: 'Answer file: ',
    solvedAll: (a, b) => `${a} of ${b} exercises solved`,
  };
  const lang = isChinese ? 'zh-Hans' : 'en';
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  const button = (text, action, attributes) => {
    const element = make('button', { type: 'button', ...attributes }, text);
    element.addEventListener('click', action);
    return element;
  };

  let latest = null;

  /* MARK: What can be changed */

  /* A cell by its number, an exercise by its id: whichever a target has, its element is found anew
     after each update, since the page may have made another one of it. */
  const identity = target => target.exercise ? 'x:' + target.exercise : 'c:' + target.cell;
  const elementOf = target => target.exercise
    ? document.getElementById(target.exercise)?.closest('section.exercise')
      || document.querySelector(`section.exercise[id="${CSS.escape(target.exercise)}"]`)
    : document.querySelector(`.cell[data-cell="${target.cell}"]`);
  const codeOf = element => element.matches('.cell')
    ? element.querySelector(':scope > pre.code, :scope > details.fold')
    : element.querySelector(':scope > .cell > pre.code, :scope > .cell > details.fold, :scope > pre.listing');

  const targets = () => {
    const found = [];
    for (const section of document.querySelectorAll('section.exercise[id]')) {
      const cell = section.querySelector(':scope > .cell');
      const isAnswered = latest.exerciseIDs.has(section.id);
      if (isAnswered && !latest.writes) found.push({ exercise: section.id });
      else if (cell && cell.dataset.cell) found.push({ cell: Number(cell.dataset.cell) });
    }
    for (const cell of document.querySelectorAll('.cell[data-cell]')) {
      const task = cell.closest('section.exercise[id], details.solution');
      if (task && (!task.matches('details') || !latest.writes)) continue;
      if (codeOf(cell)) found.push({ cell: Number(cell.dataset.cell) });
    }
    return found;
  };

  const keyOf = target => target.exercise || latest.sources[target.cell - 1];
  const isEdited = target => target.exercise
    ? latest.exercises.some(one => one.id === target.exercise && one.standing !== 'notBegun')
    : latest.edited.includes(target.cell);

  /* MARK: Drafts */

  const prefix = `unroll:${page}:`;
  const draftName = target => prefix + identity(target) + ':' + keyOf(target);
  const drafts = {
    put(name, text) { try { localStorage.setItem(name, text); } catch { /* No room: the server has it soon. */ } },
    get(name) { try { return localStorage.getItem(name); } catch { return null; } },
    drop(name) { try { localStorage.removeItem(name); } catch { /* As above. */ } },
    all() { try { return Object.keys(localStorage).filter(name => name.startsWith(prefix)); } catch { return []; } },
  };

  /* MARK: The editor */

  let hasEditor = null;
  const loadEditor = () => hasEditor ||= new Promise(resolve => {
    const style = make('link', { rel: 'stylesheet', href: '/_unroll/editor/codemirror.css' });
    const add = (name, next) => {
      const element = make('script', { src: '/_unroll/editor/' + name });
      element.onload = next;
      element.onerror = () => resolve(false);
      document.head.append(element);
    };
    document.head.append(style);
    add('codemirror.js', () => add('swift.js', () => resolve(true)));
  });

  const open = new Map();

  const request = async (name, body) => {
    const answer = await fetch('/_unroll/' + name, {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ page, ...body }),
    });
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
  };

  class Editor {
    constructor(target) {
      this.target = target;
      this.isComposing = false;
      this.note = make('p', { class: 'unroll-note', role: 'status' });
      this.field = make('div', { class: 'unroll-field' });
      this.tools = make(
        'div', { class: 'unroll-tools' },
        button(words.run + ' ⇧⏎', () => this.run(), { class: 'unroll-run' }),
        button(words.leave, () => this.leave()), make('span', { class: 'unroll-keys' }, words.keys));
      this.box = make('div', { class: 'unroll-editor', 'data-unroll': '', lang }, this.field, this.tools, this.note);
    }

    async start(draft) {
      const query = this.target.exercise
        ? 'exercise=' + encodeURIComponent(this.target.exercise) : 'cell=' + this.target.cell;
      const [answer, isRich] = await Promise.all([
        fetch(`/_unroll/source?page=${encodeURIComponent(page)}&${query}`), loadEditor()]);
      if (!answer.ok) return this.close();
      const source = await answer.json();
      this.key = source.key;
      /* A draft of code that its author has changed since is one of the new code from here on. */
      if (draft !== undefined && draft !== this.draft) {
        drafts.put(this.draft, drafts.get(draft));
        drafts.drop(draft);
      }
      const text = drafts.get(this.draft) ?? source.code;
      this.place();
      const label = words.editor(this.target.exercise || this.target.cell);
      if (isRich) {
        const row = codeOf(elementOf(this.target))?.querySelector('.n[data-n]');
        this.rich = window.CodeMirror(this.field, {
          value: text, mode: 'swift', lineNumbers: true, indentUnit: 2, tabSize: 2,
          firstLineNumber: row ? Number(row.dataset.n) : 1, inputStyle: 'textarea', viewportMargin: Infinity,
          lineWrapping: matchMedia('(max-width: 60rem)').matches,
          extraKeys: {
            'Shift-Enter': () => this.run(), Esc: () => this.leave(),
            Tab: editor => editor.somethingSelected() ? editor.indentSelection('add') : editor.replaceSelection('  '),
            'Shift-Tab': editor => editor.indentSelection('subtract'),
          },
        });
        const input = this.rich.getInputField();
        input.setAttribute('aria-label', label);
        input.setAttribute('aria-describedby', this.keysID());
        this.watchComposition(input);
        this.rich.on('change', () => this.typed());
        this.rich.focus();
      } else {
        this.plain = make('textarea', { rows: Math.max(3, text.split('\n').length + 1), spellcheck: 'false', 'aria-label': label });
        this.plain.value = text;
        this.field.append(this.plain);
        this.watchComposition(this.plain);
        this.plain.addEventListener('input', () => this.typed());
        this.plain.addEventListener('keydown', event => {
          if (event.isComposing || this.isComposing) return;
          if (event.key === 'Enter' && event.shiftKey) { event.preventDefault(); this.run(); }
          if (event.key === 'Escape') { event.preventDefault(); this.leave(); }
        });
        this.say(words.plain);
        this.plain.focus();
      }
      if (text !== source.code) this.say(words.draft);
      this.showValues();
    }

    keysID() {
      const keys = this.tools.querySelector('.unroll-keys');
      keys.id = 'unroll-keys-' + identity(this.target).replace(/\W/g, '-');
      return keys.id;
    }

    /* An input method's letters are no text yet: nothing is run or kept before they are. */
    watchComposition(input) {
      input.addEventListener('compositionstart', () => { this.isComposing = true; });
      input.addEventListener('compositionend', () => {
        this.isComposing = false;
        setTimeout(() => this.typed(), 0);
      });
    }

    get text() { return this.rich ? this.rich.getValue() : this.plain.value; }

    get draft() { return prefix + identity(this.target) + ':' + this.key; }

    typed() {
      if (!this.isComposing) drafts.put(this.draft, this.text);
    }

    say(text) { this.note.textContent = text; }

    /* Where it belongs, in whatever the page made of the cell. */
    place() {
      const element = elementOf(this.target);
      const code = element && codeOf(element);
      if (!code) return;
      /* Moved only where it has to be: a node that moves loses the focus, and cuts a composition. */
      if (this.box.parentNode !== code.parentNode) code.before(this.box);
      element.setAttribute('data-unroll-editing', '');
    }

    async run(key) {
      if (this.isComposing) return;
      const text = this.text;
      let answer;
      try {
        answer = await request('edit', { ...this.target, key: key || this.key, code: text });
      } catch {
        this.say(words.lost);
        return;
      }
      if (answer.status === 200) {
        /* It is on the server's disk. What was typed meanwhile is still a draft. */
        if (this.text === text) drafts.drop(this.draft);
        if (key) this.key = key;
        this.say(words.saved);
      } else if (answer.status === 409) {
        this.conflict(answer.body);
      } else {
        this.say(answer.body.reason || words.lost);
      }
    }

    conflict(theirs) {
      this.note.replaceChildren(
        words.newer, words.now, make('pre', {}, theirs.code),
        button(words.mine, () => this.run(theirs.key)), ' ',
        button(words.theirs, () => { drafts.drop(this.draft); this.close(); }));
    }

    /* The values that the lines made, behind the lines that still are what ran. */
    showValues() {
      if (!this.rich) return;
      for (const mark of this.marks || []) mark.clear();
      this.marks = [];
      const element = elementOf(this.target);
      if (!element) return;
      [...element.querySelectorAll('pre.code .row')].forEach((row, index) => {
        const value = row.querySelector(':scope > .v');
        const line = this.rich.getLine(index);
        if (!value || line === undefined) return;
        const code = row.querySelector('.t').textContent.trim();
        if (!line.trim().startsWith(code.replace(/\s*\/\/.*$/, ''))) return;
        const was = value.querySelector(':scope > .unroll-was');
        const text = valueText(value) + (was ? was.textContent : '');
        const copy = make('span', { class: 'unroll-value' }, text.replace(/\s+/g, ' '));
        this.marks.push(this.rich.setBookmark({ line: index, ch: line.length }, { widget: copy, insertLeft: true }));
      });
    }

    leave() {
      if (this.isComposing) return;
      this.close();
      elementOf(this.target)?.querySelector('.unroll-edit')?.focus();
    }

    close() {
      this.box.remove();
      elementOf(this.target)?.removeAttribute('data-unroll-editing');
      open.delete(identity(this.target));
    }
  }

  const edit = (target, draft) => {
    if (open.has(identity(target))) return;
    const editor = new Editor(target);
    open.set(identity(target), editor);
    editor.start(draft).catch(() => editor.close());
  };

  /* MARK: Beside each cell */

  const decorate = () => {
    for (const target of targets()) {
      const element = elementOf(target);
      if (!element) continue;
      let tools = element.querySelector(':scope > .unroll-cell-tools');
      if (!tools) {
        const label = `${words.edit}: ${element.getAttribute('aria-label') || identity(target)}`;
        tools = make(
          'div', { class: 'unroll-cell-tools', 'data-unroll': '', lang },
          make('span', { class: 'unroll-changed' }, words.changed),
          button(words.reset, () => reset(target), { class: 'unroll-reset' }),
          button(target.exercise ? words.answer : words.edit, () => edit(target), { class: 'unroll-edit', 'aria-label': label }));
        element.prepend(tools);
      }
      const edited = isEdited(target) && !latest.writes;
      tools.classList.toggle('edited', edited);
    }
  };

  const reset = async target => {
    drafts.drop(draftName(target));
    open.get(identity(target))?.close();
    try {
      await request('reset', { ...target, key: keyOf(target) });
    } catch { /* The bar says that the server is gone. */ }
  };

  const showConflicts = () => {
    for (const old of document.querySelectorAll('.unroll-conflict')) old.remove();
    for (const conflict of latest.conflicts) {
      const element = document.querySelector(`.cell[data-cell="${conflict.cell}"]`);
      const target = { cell: conflict.cell };
      const box = make(
        'div', { class: 'unroll-conflict', 'data-unroll': '', role: 'note', lang },
        make('p', {}, words.newer, words.yours),
        make('pre', {}, conflict.code),
        button(words.mine, async () => {
          const key = latest.sources[conflict.cell - 1];
          const answer = await request('edit', { ...target, key, code: conflict.code });
          if (answer.status === 200) request('reset', { ...target, key: conflict.key });
        }), ' ',
        button(words.theirs, () => request('reset', { ...target, key: conflict.key })));
      if (element) element.append(box);
      else document.querySelector('article').append(box);
    }
  };

  const showVerdicts = () => {
    for (const old of document.querySelectorAll('.unroll-verdict')) old.remove();
    for (const one of latest.exercises) {
      const section = document.getElementById(one.id);
      if (!section || one.standing === 'notBegun' && !one.claims.length) continue;
      const list = make('ul', {});
      for (const claim of one.claims) {
        const item = make(
          'li', { class: claim.passed ? 'passed' : 'open' },
          make('span', { class: 'sign' }, claim.passed ? '✓ ' : '✗ '), claim.text);
        for (const [name, side] of [[words.left, claim.left], [words.right, claim.right]]) {
          if (side) item.append(make('br'), make('span', { class: 'side' }, name), make('code', {}, side));
        }
        if (claim.note) item.append(make('br'), claim.note);
        list.append(item);
      }
      const points = one.total ? ' · ' + words.points(one.points, one.total) : '';
      const state = one.standing === 'solved' ? words.solved : words.open;
      const box = make(
        'div', { class: 'unroll-verdict ' + one.standing, 'data-unroll': '', role: 'status', lang },
        make('p', {}, make('b', {}, (one.standing === 'solved' ? '✓ ' : '') + state), points,
          ' · ', words.file, make('code', {}, one.file)),
        ...one.problems.map(text => make('p', { class: 'problem' }, text)), list);
      section.append(box);
    }
    const all = latest.exercises;
    const title = document.querySelector('article > header.title');
    if (title && all.length) {
      title.append(make('p', { class: 'unroll-verdict progress', 'data-unroll': '', lang },
        words.solvedAll(all.filter(one => one.standing === 'solved').length, all.length)));
    }
  };

  /* MARK: was → is */

  const valueText = value => value
    ? [...value.childNodes].filter(node => !(node.nodeType === 1 && (node.hasAttribute('popover') || node.hasAttribute('data-unroll') || node.nodeName === 'svg')))
      .map(node => node.textContent).join('').trim()
    : '';

  let author = null;
  let authorVersion = null;
  const texts = root => {
    const cells = new Map();
    for (const cell of root.querySelectorAll('.cell[data-cell]')) {
      const rows = [...cell.querySelectorAll('.row')].map(row => ({
        code: row.querySelector(':scope > .t')?.textContent.trim() || '',
        value: valueText(row.querySelector(':scope > .v')),
      }));
      const figures = [...cell.querySelectorAll('figure svg, .shown svg, figure table, .shown table, .output')].map(
        one => one.textContent + [...one.querySelectorAll('path, circle, rect')].map(part => part.getAttribute('d') || part.getAttribute('y') || '').join());
      cells.set(Number(cell.dataset.cell), { rows, figures: figures.join('\n') });
    }
    return cells;
  };

  const compare = () => {
    for (const old of document.querySelectorAll('.unroll-was, .unroll-figure')) old.remove();
    if (!author) return;
    const now = texts(document);
    for (const [number, cell] of now) {
      const before = author.get(number);
      const element = document.querySelector(`.cell[data-cell="${number}"]`);
      if (!before || element.dataset.unrollState) continue;
      const rows = [...element.querySelectorAll('.row')];
      const isSameLength = before.rows.length === cell.rows.length;
      cell.rows.forEach((row, index) => {
        const old = isSameLength ? before.rows[index]
          : before.rows.find(one => one.code === row.code && one.code);
        if (!old || old.value === row.value || !old.value) return;
        const place = rows[index].querySelector(':scope > .v');
        if (place) {
          place.append(make('span', { class: 'unroll-was', 'data-unroll': '', lang }, ` (${words.was} ${old.value})`));
        }
      });
      if (before.figures !== cell.figures) {
        const figure = element.querySelector('figure, .shown, .output');
        figure?.before(make('p', { class: 'unroll-figure', 'data-unroll': '', lang }, words.figure));
      }
    }
  };

  const fetchAuthor = async () => {
    if (latest.author === undefined) {
      author = null;
      authorVersion = null;
      return;
    }
    if (latest.author === authorVersion) return;
    const version = latest.author;
    const answer = await fetch('/_unroll/author?page=' + encodeURIComponent(page)).catch(() => null);
    if (!answer || !answer.ok) return;
    const template = document.createElement('template');
    template.innerHTML = await answer.text();
    author = texts(template.content);
    authorVersion = version;
  };

  /* MARK: Updates */

  let isRestored = false;
  document.addEventListener('unroll:updated', async event => {
    latest = event.detail;
    latest.exerciseIDs = new Set(latest.answerable);
    decorate();
    for (const editor of open.values()) editor.place();
    showConflicts();
    showVerdicts();
    if (!isRestored) {
      isRestored = true;
      restore();
    }
    await fetchAuthor();
    compare();
    /* An input method's unfinished letters are left alone. */
    for (const editor of open.values()) if (!editor.isComposing) editor.showValues();
  });

  /* What was typed and not kept, when the page or the server went. */
  const restore = () => {
    for (const name of drafts.all()) {
      const [, id] = name.slice(prefix.length).match(/^([xc]:.*):[^:]*$/) || [];
      if (!id) continue;
      const target = id.startsWith('x:') ? { exercise: id.slice(2) } : { cell: Number(id.slice(2)) };
      if (elementOf(target)) edit(target, name);
    }
  };
})();
