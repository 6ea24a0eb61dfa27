// Search: the index is loaded when the field is first used. All text of results is set as text, never as markup.
const form = document.querySelector('form.search')
const input = form?.querySelector('input')
const results = form?.querySelector('.results')
let engine
let latest = 0

async function load() {
  if (engine) return engine
  const pagefind = await import(new URL('../pagefind/pagefind.js', import.meta.url).href)
  await pagefind.options({ baseUrl: new URL('..', import.meta.url).pathname, excerptLength: 18 })
  await pagefind.init()
  engine = pagefind
  return engine
}

function line(tag, text, className) {
  const element = document.createElement(tag)
  element.textContent = text
  if (className) element.className = className
  return element
}

async function search() {
  const query = input.value.trim()
  latest += 1
  const mine = latest
  if (query === '') {
    results.hidden = true
    return
  }
  try {
    const pagefind = await load()
    const found = await near(pagefind, query)
    const pages = await Promise.all(found.results.slice(0, 8).map((r) => r.data()))
    if (mine !== latest) return
    const list = document.createElement('ul')
    for (const page of pages) {
      const link = document.createElement('a')
      link.href = page.url
      const [system] = page.filters?.system ?? []
      const away = system && system !== form.dataset.system ? `${system}. ` : ''
      link.append(line('b', page.meta.title ?? page.url), line('span', away + plain(page.excerpt)))
      const item = document.createElement('li')
      item.append(link)
      list.append(item)
    }
    const note = found.results.length === 0 ? form.dataset.empty : `${form.dataset.found} ${found.results.length}`
    results.replaceChildren(line('p', note), list)
  } catch {
    if (mine !== latest) return
    results.replaceChildren(line('p', form.dataset.broken))
  }
  results.hidden = false
}

/** Pages of the system that is being read; of all systems when it has none. */
async function near(pagefind, query) {
  const { system } = form.dataset
  const own = system ? await pagefind.search(query, { filters: { system } }) : undefined
  return own && own.results.length > 0 ? own : pagefind.search(query)
}

function plain(excerpt) {
  return new DOMParser().parseFromString(excerpt, 'text/html').body.textContent ?? ''
}

if (form && input && results) {
  form.hidden = false
  let timer
  input.addEventListener('focus', () => load().catch(() => {}), { once: true })
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(search, 120)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    search()
  })
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') results.hidden = true
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '')
    if (event.key === '/' && !typing) {
      event.preventDefault()
      input.focus()
    }
  })
  addEventListener('click', (event) => {
    if (!form.contains(event.target)) results.hidden = true
  })
}
