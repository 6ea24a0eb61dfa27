// Runs before the first paint, so that a chosen theme does not flash. Without it the system's theme is used.
;(() => {
  const root = document.documentElement
  const stored = () => {
    try {
      return localStorage.getItem('loadpath-theme')
    } catch {
      return null
    }
  }
  const chosen = stored()
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('button.theme')
    if (!button) return
    const label = () => {
      const next = isDark() ? button.dataset.light : button.dataset.dark
      button.setAttribute('aria-label', next)
      button.title = next
    }
    button.hidden = false
    label()
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark'
      try {
        localStorage.setItem('loadpath-theme', root.dataset.theme)
      } catch {
        // Private windows may refuse storage; the theme then lasts for this page.
      }
      label()
    })
  })
})()
