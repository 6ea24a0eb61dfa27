/** A decision record in which every text tries to be something else, for each format the documents are printed in. */

/** The record, in the system's first language or its translation. */
export function hostileDecision(language: 'ru' | 'en'): string {
  const heading = {
    ru: ['Контекст', 'Рассмотренные варианты', 'Решение'],
    en: ['Context', 'Considered Options', 'Decision Outcome'],
  }[language]
  return `---
status: accepted
date: 2026-01-01
decision-makers: ["<script>alert(41)</script>", "](javascript:alert(42))", "| a | b |"]
addresses: [AVA01]
affects: [db]
options:
  - { title: "Base ](javascript:alert(43)) <b>", variant: base, chosen: true }
  - { title: "V | \`1\` #{x} <script>alert(44)</script>", variant: v1 }
---

# Evil decision <script>alert(45)</script> ](javascript:alert(46)) \`tick\` | pipe | #{typst} $math$ %% mermaid

## ${heading[0]}

<script>alert(47)</script>

<div onclick="alert(48)" style="position:fixed">raw **html**</div>

Inline <img src=x onerror=alert(49)> and <a href="javascript:alert(50)">raw link</a> and <style>*{display:none}</style> end.

[click](javascript:alert(51)) [Case](JaVaScRiPt:alert(52)) [space]( javascript:alert(53) ) [entity](javascript&#58;alert(54))
[vb](vbscript:x) [data](data:text/html;base64,PHNjcmlwdD4=) <javascript:alert(55)> [ref] [file](file:///etc/passwd)
![image](javascript:alert(56)) ![remote](https://example.com/spy.png) ![local](../../../../etc/passwd)

[ref]: javascript:alert(57) "title"

\`\`\`html
<script>alert(58)</script>
\`\`\`

\`\`\`\`text
\`\`\`
</code></pre><script>alert(59)</script>
\`\`\`\`

| a | b |
| - | - |
| \`x \\| y\` | <script>alert(60)</script> \\| |

#set page(fill: red) #eval("1+1") #read("/etc/passwd") #{let x = 1} \\$x\\$ @label <label> ~ -- --- "quotes" 'single' // comment /* block */ https://example.com/?a=1&b=<x>

* item #image("x.png")
* \`#raw(\`

> quote <script>alert(61)</script>

Footnote[^1] and ~~strike~~ and a*b_c.

[^1]: note <script>alert(62)</script>

## ${heading[1]}

* Base ](javascript:alert(43)) <b>
* V | \`1\` #{x} <script>alert(44)</script>

## ${heading[2]}

Chosen option: "Base", because </details></summary></title></svg><svg onload=alert(63)>
`
}
