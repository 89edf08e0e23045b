// What plain SQL says of a look at a list of recommendations: which records it has, and how many remain for each value of a
// filter. A look is its query in the address and what that means: conditions of t, or { line: conditions of l }, each with the
// name of its filter in `of`. What is in the bin is nowhere; `seen` narrows down the lines that somebody may see, and then the
// records to those that have one.
const there = (of, means) => [`${of}.binned_at IS NULL`, ...means].map(one => `(${one})`).join(' AND ')
const line_means = (look, means) => [...look.seen ? [look.seen] : [], ...means.filter(one => one.line).map(one => one.line)]
function record_means(look, means) {
  const lines = line_means(look, means)
  return there('t', [...means.filter(one => !one.line), ...lines.length > 0 ? [`t.id IN (SELECT l.recommendation FROM addressee_line l WHERE ${there('l', lines)})`] : []])
}

export function plain(house, look) {
  const where = record_means(look, look.means)
  const count = Number(house.sql(`SELECT count(*) FROM recommendation t WHERE ${where}`).trim())
  const page = house.sql(`SELECT t.id FROM recommendation t WHERE ${where} ORDER BY ${look.order ? `${look.order}, ` : ''}t.id DESC LIMIT 25`).trim().split('\n').filter(Boolean)
  return { count, page }
}

export const of_record = ['theme', 'kind', 'scope', 'horizon', 'state', 'place']
export const of_line = { position: 'position', addressee: 'authority' }

// How many records remain for each value, under all filters but those of the same name: "theme|health" → 412.
function remaining(house, look) {
  const others = name => look.means.filter((means, i) => look.of[i] !== name)
  const questions = [...of_record.map(name =>
    `SELECT '${name}', coalesce(t.${name}, ''), count(*) FROM recommendation t WHERE ${record_means(look, others(name))} GROUP BY 1, 2`),
  ...Object.entries(of_line).map(([name, column]) =>
    `SELECT '${name}', coalesce(l.${column}, ''), count(DISTINCT t.id) FROM addressee_line l JOIN recommendation t ON t.id = l.recommendation
     WHERE ${there('t', others(name).filter(one => !one.line))} AND ${there('l', line_means(look, others(name)))} GROUP BY 1, 2`)]
  return new Map(house.sql(questions.join(' UNION ALL ')).trim().split('\n').filter(Boolean).map(row => row.split('|')).map(([name, value, count]) => [`${name}|${value}`, Number(count)]))
}

// Every number that stands beside a filter of the page is the one that plain SQL counts.
export async function counts_beside(house, headers, look) {
  const page = await house.request('GET', `/recommendations?${look.query}&show=filters`, { headers: { ...headers, 'Accept-Language': 'en' }, timeout: 120000 })
  const wanted = remaining(house, look), wrong = []
  let shown = 0
  for (const [, name, value, count] of page.text.matchAll(/<input type="checkbox" name="([^"]+)" value="([^"]*)"(?: checked)?><bdi[^>]*>[^<]*<\/bdi><span class="n">([^<]+)<\/span>/g)) {
    if (!of_record.includes(name) && !(name in of_line))
      continue
    shown++
    const here = Number(count.replace(/\D/g, '')), there = wanted.get(`${name}|${value === 'none' ? '' : value}`) ?? 0
    if (here !== there)
      wrong.push(`${name} ${value}: ${count}, plain SQL says ${there}`)
  }
  return { shown, wrong }
}
