'use strict';
(() => {
  const most = 60, around = 70;
  const by = id => document.getElementById(id);
  const box = by('search'), input = by('query'), status = by('status'), results = by('results');
  const plain = text => text.normalize('NFKC').toLowerCase();
  const letter = /[\p{L}\p{N}\p{M}_]/u;
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

  // Folding may change a text's length: `at` says where a place of the folded text is in that shown.
  const folded = text => {
    const shown = text.normalize('NFC'), low = plain(shown);
    if (low.length === shown.length) return { shown, low, at: place => place };
    const places = [], signs = [];
    let start = 0;
    for (const sign of shown) {
      const fold = plain(sign);
      for (let count = fold.length; count > 0; count -= 1) places.push(start);
      signs.push(fold);
      start += sign.length;
    }
    places.push(start);
    return { shown, low: signs.join(''), at: place => places[place] };
  };
  const sections = [];
  const take = lessons => {
    for (const [href, title, list] of lessons) {
      const name = folded(title);
      for (const [id, heading, text, names = ''] of list) {
        sections.push({
          href: id ? href + '#' + id : href, title: name, heading: folded(heading),
          text: folded(text), names: folded(names), isTop: !id,
        });
      }
    }
  };
  take(JSON.parse(by('sections').textContent));

  // A large course's data are in files beside the page, loaded one after the other at the first query.
  const portions = Number(by('sections').dataset.portions || 0);
  let read = 0, missing = 0, isReading = false;
  const readOn = () => {
    isReading = read < portions;
    if (!isReading) return;
    const file = document.createElement('script');
    const end = () => { file.remove(); read += 1; find(); readOn(); };
    file.addEventListener('load', end);
    file.addEventListener('error', () => { missing += 1; end(); });
    file.src = `search-${read + 1}.js`;
    document.head.append(file);
  };
  if (portions) window.sectionsOf = (number, lessons) => { if (number === read + 1) take(lessons); };

  const terms = query => {
    const found = [];
    for (const word of plain(query).split(/\s+/u)) {
      let run = '', isWide = false;
      const end = () => { if (run) found.push({ text: run, isWide }); run = ''; };
      for (const sign of word) {
        const kind = wide.test(sign);
        if (!kind && !letter.test(sign)) { if (isWide) end(); else if (run) run += sign; continue; }
        if (run && kind !== isWide) end();
        isWide = kind;
        run += sign;
      }
      run = run.replace(/[^\p{L}\p{N}\p{M}_]+$/u, '');
      end();
    }
    return found;
  };

  const place = (low, term, from) => {
    for (let at = low.indexOf(term.text, from); at >= 0; at = low.indexOf(term.text, at + 1)) {
      if (term.isWide || at === 0) return at;
      const before = low[at - 1];
      if (!letter.test(before) || wide.test(before)) return at;
    }
    return -1;
  };

  const score = (section, wanted) => {
    let sum = 0;
    for (const term of wanted) {
      const inTitle = place(section.title.low, term, 0) >= 0;
      const inHeading = place(section.heading.low, term, 0) >= 0;
      let count = 0;
      for (let at = place(section.text.low, term, 0); at >= 0 && count < 5;
        at = place(section.text.low, term, at + term.text.length)) count += 1;
      const inCode = place(section.names.low, term, 0) >= 0;
      if (!inTitle && !inHeading && !inCode && count === 0) return 0;
      // A lesson's title counts for its beginning more than for each of its sections.
      sum += (inTitle ? (section.isTop ? 100 : 12) : 0) + (inHeading ? 40 : 0) + count
        + (inCode ? 1 : 0);
      // A heading may be several names: of code, or in two languages.
      const isName = section.heading.low.split(' · ').some(name => name.replace('.', '') === term.text);
      if (isName || section.title.low === term.text && section.isTop) {
        sum += 60;
      }
    }
    return sum;
  };

  const marked = (parent, field, wanted, start, end) => {
    const hits = [];
    for (const term of wanted) {
      for (let at = place(field.low, term, 0); at >= 0;
        at = place(field.low, term, at + term.text.length)) {
        const first = field.at(at), last = field.at(at + term.text.length);
        if (first >= start && first < end) hits.push([first, last]);
      }
    }
    hits.sort((one, other) => one[0] - other[0]);
    let from = start;
    for (const [first, last] of hits) {
      if (last <= from) continue;
      const begin = Math.max(first, from);
      parent.append(field.shown.slice(from, begin));
      const mark = document.createElement('mark');
      mark.textContent = field.shown.slice(begin, last);
      parent.append(mark);
      from = last;
    }
    parent.append(field.shown.slice(from, Math.max(from, end)));
  };

  const snippet = (parent, field, wanted) => {
    const places = wanted.map(term => place(field.low, term, 0)).filter(at => at >= 0)
      .map(field.at);
    const first = places.length ? Math.min(...places) : 0;
    let start = Math.max(0, first - around), end = Math.min(field.shown.length, first + 2 * around);
    while (start > 0 && start > first - around - 12 && letter.test(field.shown[start - 1])
      && !wide.test(field.shown[start - 1])) start -= 1;
    while (end < field.shown.length && end < first + 2 * around + 12
      && letter.test(field.shown[end]) && !wide.test(field.shown[end])) end += 1;
    if (start > 0) parent.append('… ');
    marked(parent, field, wanted, start, end);
    if (end < field.shown.length) parent.append(' …');
  };

  const item = (section, wanted) => {
    const row = document.createElement('li'), link = document.createElement('a');
    link.href = section.href;
    const head = section.heading.shown ? section.heading : section.title;
    marked(link, head, wanted, 0, head.shown.length);
    row.append(link);
    if (section.heading.shown) {
      const where = document.createElement('span');
      where.className = 'where';
      marked(where, section.title, wanted, 0, section.title.shown.length);
      row.append(' ', where);
    }
    const text = document.createElement('p');
    snippet(text, section.text, wanted);
    if (section.text.low) row.append(text);
    // What stands in the code alone is shown as code.
    const inCode = wanted.filter(term => place(section.names.low, term, 0) >= 0);
    if (inCode.length) {
      const code = document.createElement('p'), names = document.createElement('code');
      const found = section.names.shown.split(' ').filter(name =>
        inCode.some(term => plain(name).startsWith(term.text)));
      marked(names, folded(found.join(' ')), inCode, 0, found.join(' ').length);
      code.append(names);
      row.append(code);
    }
    return row;
  };

  const say = (found, shown) => {
    const words = status.dataset;
    const text = found === 0 ? words.none : found === 1 ? words.one
      : found > shown ? words.more : words.many;
    const count = text.replace('{n}', shown).replace('{m}', found);
    if (read < portions) {
      const reading = words.reading.replace('{n}', read).replace('{m}', portions);
      return found ? count + ' ' + reading : reading;
    }
    return missing ? count + ' ' + words.missing.replace('{n}', missing) : count;
  };

  const find = () => {
    const wanted = terms(input.value);
    results.replaceChildren();
    by('headings').hidden = wanted.length > 0;
    status.textContent = '';
    history.replaceState(null, '', input.value ? '#q=' + encodeURIComponent(input.value) : '#');
    if (!wanted.length) return;
    if (!isReading && read < portions) readOn();
    const found = [];
    sections.forEach((section, order) => {
      const points = score(section, wanted);
      if (points) found.push({ section, points, order });
    });
    found.sort((one, other) => other.points - one.points || one.order - other.order);
    for (const { section } of found.slice(0, most)) results.append(item(section, wanted));
    status.textContent = say(found.length, Math.min(found.length, most));
  };

  const readQuery = () => {
    const match = /^#q=(.*)$/.exec(location.hash);
    if (!match) return;
    try { input.value = decodeURIComponent(match[1]); } catch { input.value = match[1]; }
  };

  // Down and up go through the results and back to the field; Escape goes back at once.
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [input, ...results.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === '/' && document.activeElement !== input) input.focus();
    else if (event.key === 'ArrowDown' && at >= 0) (links[at + 1] || links[at]).focus();
    else if (event.key === 'ArrowUp' && at > 0) links[at - 1].focus();
    else if (event.key === 'Escape' && at > 0) input.focus();
    else if (event.key === 'Enter' && at === 0 && links[1]) links[1].click();
    else return;
    event.preventDefault();
  });
  input.addEventListener('input', find);
  addEventListener('hashchange', () => { readQuery(); find(); });
  box.hidden = false;
  readQuery();
  if (input.value) find();
  input.focus();
})();
