/* The client of a served page: it keeps what the reader did (where they are, what they unfolded, where
   the focus is) and changes the blocks that the server says are others now. */
(() => {
  'use strict';
  const script = document.currentScript;
  const page = script.dataset.page;
  let version = script.dataset.version || '';
  const isChinese = (document.documentElement.lang || '').startsWith('zh');
  const words = isChinese ? {
    ran: (cells, seconds) => cells ? `${cells} 个单元格已运行，用时 ${seconds} 秒` : '页面已更新',
    problems: count => `${count} 个问题`, none: '没有问题', lost: '与服务器的连接已断开，正在重新连接…',
    of: (cell, cells) => `正在运行第 ${cell} 个单元格（共 ${cells} 个）`,
    fix: '解决办法：', status: '实时预览',
    solved: (solved, all) => `练习已完成 ${solved}/${all}`,
  } : {
    ran: (cells, seconds) => cells
      ? `${cells} ${cells === 1 ? 'cell' : 'cells'} ran in ${seconds} s` : 'The page is up to date',
    problems: count => `${count} ${count === 1 ? 'problem' : 'problems'}`, none: 'No problems',
    lost: 'The connection to the server is lost. Trying again…',
    of: (cell, cells) => `Cell ${cell} of ${cells} runs`, fix: 'To fix it: ', status: 'Live preview',
    solved: (solved, all) => `${solved} of ${all} ${all === 1 ? 'exercise' : 'exercises'} solved`,
  };

  /* Elements. Texts become text nodes: nothing is read as HTML but the server's own blocks. */
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  /* What was added here is not the page's own, and stays out of every comparison. */
  const isOwn = node => node.nodeType === 1 && node.hasAttribute('data-unroll');

  /* MARK: Changing a block in place */

  /* A fold that the reader opened stays open, and what is shown in a popover stays. */
  const keptAttributes = new Set(['open', 'data-was', 'data-unroll-state', 'aria-busy']);

  const changeAttributes = (old, next) => {
    for (const { name } of [...old.attributes]) {
      if (!next.hasAttribute(name) && !keptAttributes.has(name)) old.removeAttribute(name);
    }
    for (const { name, value } of [...next.attributes]) {
      if (keptAttributes.has(name) && old.hasAttribute(name)) continue;
      if (name === 'open') continue;
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  const isLike = (old, next) =>
    old.nodeType === next.nodeType && old.nodeName === next.nodeName
    && (old.nodeType !== 1 || (old.id || '') === (next.id || ''));

  const change = (old, next) => {
    if (old.isEqualNode(next)) return;
    if (old.nodeType !== 1) {
      if (old.data !== next.data) old.data = next.data;
      return;
    }
    if (old.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
      /* Drawings and formulas change as a whole. */
      old.replaceWith(next);
      return;
    }
    const isValue = old.classList.contains('v');
    const before = isValue ? old.textContent : '';
    changeAttributes(old, next);
    changeChildren(old, [...old.childNodes].filter(node => !isOwn(node)), [...next.childNodes], null);
    if (isValue && before !== old.textContent) flash(old);
  };

  /* Makes `olds`, children of `parent` that stand before `end`, into `nexts`. */
  const changeChildren = (parent, olds, nexts, end) => {
    const byID = new Map(olds.filter(node => node.id).map(node => [node.id, node]));
    const used = new Set();
    let head = 0;
    let place = olds.length ? olds[0] : end;
    const step = node => {
      do node = node.nextSibling; while (node && node !== end && isOwn(node));
      return node;
    };
    for (const next of nexts) {
      let match = next.id ? byID.get(next.id) : null;
      if (match && (used.has(match) || match.nodeName !== next.nodeName)) match = null;
      if (!match && !next.id) {
        while (head < olds.length && used.has(olds[head])) head += 1;
        if (head < olds.length && isLike(olds[head], next)) match = olds[head];
      }
      if (match) {
        used.add(match);
        if (match === place) place = step(match);
        else parent.insertBefore(match, place);
        change(match, next);
      } else {
        parent.insertBefore(next, place);
      }
    }
    for (const old of olds) if (!used.has(old)) old.remove();
  };

  const flash = element => {
    if (!element.animate || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.animate(
      [{ backgroundColor: 'color-mix(in srgb, var(--value) 28%, var(--paper))' }, {}],
      { duration: 1200, easing: 'ease-out' });
  };

  /* MARK: The list of blocks */

  const article = document.querySelector('article');
  const isMark = node => node.nodeType === 8 && node.data.startsWith('u:');

  const blocks = () => {
    const found = [];
    for (const node of article.childNodes) {
      if (isMark(node)) found.push({ key: node.data.slice(2), mark: node, nodes: [] });
      else if (found.length && !isOwn(node)) found[found.length - 1].nodes.push(node);
    }
    return found;
  };

  const parsed = html => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return [...template.content.childNodes];
  };

  const insert = (key, html, end) => {
    const mark = document.createComment('u:' + key);
    article.insertBefore(mark, end);
    for (const node of parsed(html)) article.insertBefore(node, end);
  };

  const changeBlock = (block, key, html) => {
    const last = block.nodes.length ? block.nodes[block.nodes.length - 1] : block.mark;
    const end = last.nextSibling;
    block.mark.data = 'u:' + key;
    changeChildren(article, block.nodes, parsed(html), end);
  };

  const changeBlocks = (keys, html) => {
    const olds = blocks();
    const known = key => {
      if (key in html) return html[key];
      /* The same block once more. */
      const twin = olds.find(block => block.key === key);
      return twin ? twin.nodes.map(node => node.outerHTML ?? node.textContent).join('') : '';
    };
    let head = 0;
    while (head < Math.min(olds.length, keys.length) && olds[head].key === keys[head]) head += 1;
    let tail = 0;
    while (tail < Math.min(olds.length, keys.length) - head
      && olds[olds.length - 1 - tail].key === keys[keys.length - 1 - tail]) tail += 1;
    const end = tail ? olds[olds.length - tail].mark : null;
    const middle = olds.slice(head, olds.length - tail);
    const wanted = keys.slice(head, keys.length - tail);
    /* Blocks that stay, in their order; between them the k-th old one becomes the k-th new one. */
    const stays = [];
    let from = 0;
    wanted.forEach((key, index) => {
      const at = middle.findIndex((block, place) => place >= from && block.key === key);
      if (at >= 0) {
        stays.push([at, index]);
        from = at + 1;
      }
    });
    stays.push([middle.length, wanted.length]);
    let oldAt = 0;
    let newAt = 0;
    for (const [oldStop, newStop] of stays) {
      while (oldAt < oldStop && newAt < newStop) {
        changeBlock(middle[oldAt], wanted[newAt], known(wanted[newAt]));
        oldAt += 1;
        newAt += 1;
      }
      const before = oldStop < middle.length ? middle[oldStop].mark : end;
      for (; newAt < newStop; newAt += 1) insert(wanted[newAt], known(wanted[newAt]), before);
      for (; oldAt < oldStop; oldAt += 1) {
        for (const node of middle[oldAt].nodes) node.remove();
        middle[oldAt].mark.remove();
      }
      oldAt = oldStop + 1;
      newAt = newStop + 1;
    }
  };

  /* MARK: Where the reader is */

  /* What stands at the top of the window stays there, whatever grows above it. */
  const anchored = body => {
    let anchor = null;
    for (const node of article.children) {
      const box = node.getBoundingClientRect();
      if (box.bottom > 0 && box.height > 0) {
        anchor = { node, top: box.top };
        break;
      }
    }
    const focused = document.activeElement;
    body();
    if (anchor && anchor.node.isConnected) {
      const moved = anchor.node.getBoundingClientRect().top - anchor.top;
      if (Math.abs(moved) > 0.5) scrollBy({ top: moved, behavior: 'instant' });
    }
    if (focused && focused !== document.activeElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
  };

  /* MARK: The bar and the voice */

  const voice = make('div', { class: 'unroll-voice', role: 'status', 'aria-live': 'polite', 'data-unroll': '' });
  const state = make('span', { class: 'unroll-state' });
  const list = make('ol', { class: 'unroll-problems' });
  const fold = make('details', { class: 'unroll-fold' }, make('summary', {}, state), list);
  const bar = make(
    'section', { class: 'unroll-bar', 'aria-label': words.status, 'data-unroll': '', 'data-unroll-state': 'idle' }, fold);
  bar.lang = isChinese ? 'zh-Hans' : 'en';
  voice.lang = bar.lang;
  let spoken = '';
  const say = text => {
    if (text === spoken) return;
    spoken = text;
    voice.textContent = text;
  };

  const place = problem => {
    const target = document.getElementById('problem-' + problem.line)
      || document.getElementById('L' + problem.line);
    return problem.isHere && target ? '#' + target.id : null;
  };

  const showProblems = (problems, trouble) => {
    const items = problems.filter(problem => problem.severity !== 'note').map(problem => {
      const address = place(problem);
      const where = address
        ? make('a', { href: address }, problem.place) : make('span', { class: 'place' }, problem.place);
      return make('li', { class: problem.severity }, where, ' ', problem.text);
    });
    if (trouble) {
      const item = make('li', { class: 'error' }, trouble.text);
      if (trouble.mend) item.append(make('br'), words.fix, make('code', {}, trouble.mend));
      items.unshift(item);
    }
    list.replaceChildren(...items);
    fold.classList.toggle('empty', items.length === 0);
    return items.length;
  };

  const show = message => {
    const count = showProblems(message.problems, message.trouble);
    const errors = message.problems.filter(problem => problem.severity === 'error').length
      + (message.trouble ? 1 : 0);
    const isBusy = message.pending.length > 0 || message.running !== undefined;
    let text = '';
    if (isBusy && message.running) {
      text = words.of(message.running, message.cells) + (message.progress ? ': ' + message.progress : '');
    } else if (message.ran !== undefined) {
      text = words.ran(message.ran, (message.seconds || 0).toFixed(2));
    }
    if (count) text += (text ? ' · ' : '') + words.problems(count);
    state.textContent = text || words.none;
    bar.dataset.unrollState = errors ? 'error' : isBusy ? 'busy' : count ? 'warning' : 'idle';
    if (errors && !hadErrors) fold.open = true;
    if (!count) fold.open = false;
    hadErrors = errors > 0;
    if (message.ran !== undefined && hasSpoken) say(state.textContent);
    hasSpoken = true;
  };
  let hadErrors = false;
  let hasSpoken = false;

  const mark = message => {
    const pending = new Set(message.pending);
    for (const cell of document.querySelectorAll('.cell[data-cell]')) {
      const number = Number(cell.dataset.cell);
      const now = number === message.running && pending.has(number)
        ? 'running' : pending.has(number) ? 'pending' : '';
      if ((cell.dataset.unrollState || '') !== now) {
        if (now) cell.dataset.unrollState = now;
        else delete cell.dataset.unrollState;
      }
      if (now) cell.setAttribute('aria-busy', 'true');
      else cell.removeAttribute('aria-busy');
    }
  };

  const around = {
    top: () => document.querySelector('body > header.top'),
    aside: () => document.querySelector('.sheet > .aside'),
    end: () => document.querySelector('footer.end'),
  };

  /* What shows the outcome of what is chosen. */
  const choiceStyles = make('style', { 'data-unroll': '' });

  const take = message => {
    anchored(() => {
      /* They decide which of a choice's outcomes are seen, and so how high the blocks are. */
      if (message.styles !== undefined) choiceStyles.textContent = message.styles;
      if (!message.keys) return;
      changeBlocks(message.keys, message.html);
      for (const [name, key] of Object.entries(message.around || {})) {
        const old = around[name] && around[name]();
        if (!old || !(key in message.html)) continue;
        const next = parsed(message.html[key]).find(node => node.nodeType === 1);
        if (next) change(old, next);
      }
    });
    if (message.keys) {
      version = message.version;
      const site = document.title.lastIndexOf(' – ');
      document.title = message.title + (site >= 0 ? document.title.slice(site) : '');
    }
    mark(message);
    show(message);
    document.dispatchEvent(new CustomEvent('unroll:updated', { detail: message }));
  };

  /* MARK: The connection */

  let socket = null;
  let wait = 100;
  let isLost = false;
  const connect = () => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new WebSocket(
      `${scheme}//${location.host}/_unroll/live?page=${encodeURIComponent(page)}&version=${version}`);
    socket.onmessage = event => {
      wait = 100;
      if (isLost) {
        isLost = false;
        document.documentElement.classList.remove('unroll-lost');
      }
      take(JSON.parse(event.data));
    };
    socket.onclose = () => {
      setTimeout(() => {
        if (socket.readyState === WebSocket.OPEN) return;
        isLost = true;
        document.documentElement.classList.add('unroll-lost');
        bar.dataset.unrollState = 'lost';
        state.textContent = words.lost;
        say(words.lost);
      }, 1000);
      setTimeout(connect, wait);
      wait = Math.min(wait * 1.6, 3000);
    };
  };

  /* MARK: The course's page shows how far the reader is */

  const showProgress = async () => {
    const names = [...document.querySelectorAll('ol.lessons .head > a.name')];
    if (!names.length) return;
    let lessons;
    try {
      const answer = await fetch('/_unroll/progress?page=' + encodeURIComponent(page));
      if (!answer.ok) return;
      ({ lessons } = await answer.json());
    } catch {
      return; // The bar says that the connection is lost.
    }
    const byPage = new Map(lessons.map(one => ['/' + one.page, one]));
    for (const name of names) {
      const lesson = byPage.get(new URL(name.href).pathname);
      const head = name.parentElement;
      const old = head.querySelector('.unroll-solved');
      if (!lesson || !lesson.solved) {
        if (old) old.remove();
        continue;
      }
      const mark = old || make('span', { class: 'unroll-solved', 'data-unroll': '' });
      mark.classList.toggle('all', lesson.solved === lesson.all);
      mark.textContent = words.solved(lesson.solved, lesson.all);
      if (!old) head.insertBefore(mark, head.querySelector('.minutes'));
    }
  };

  if (page !== undefined && article) {
    showProgress();
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) showProgress();
    });
    window.addEventListener('pageshow', event => { if (event.persisted) showProgress(); });
    document.head.append(choiceStyles);
    document.body.append(bar, voice);
    connect();
  }
})();
