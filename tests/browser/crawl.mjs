// Every page that links lead to, from the home of a role, in Arabic, French and English: no text of the program stands
// untranslated, no Latin words in Arabic, no Arabic ones without their language elsewhere. One address of each
// shape is opened; the values of a filter do not make another.
//
//   node tests/browser/crawl.mjs [ROLE …]
import { few_at_a_time, Ground, languages, status_of_run, tell } from './ground.mjs'
import { plain_faults, shape_of } from './look.mjs'

const roles = process.argv.length > 2 ? process.argv.slice(2) : ['coordinator', 'administrator', 'focal']
const least = { coordinator: 60, administrator: 40, focal: 3 } // Pages; fewer, and the crawl has lost its way.
const ground = new Ground()

// A list has the same words whatever is chosen in it, and a figure whatever it is split by.
const kind_of = address => shape_of(address).replace(/^(\/figures\/)\w+(?=\?)/, '$1CODE').replace(/\?.*/, asked => ['binned', 'rows', 'text'].filter(name => asked.includes(`${name}=`)).join())
const is_page = address => address.startsWith('/') && !/^\/(assets|api)\//.test(address) && !/[?&]lang=/.test(address) && !/\.(csv|xlsx|json)\b/.test(address)

async function crawl(role, language) {
  const page = await (await ground.new_context(role, language)).newPage()
  const queue = [['/', 'the home']], seen = new Set(['/'])
  let faulty = 0
  while (queue.length > 0) {
    const [address, from] = queue.shift()
    const answer = await page.goto(ground.address(address), { waitUntil: 'domcontentloaded' })
    const faults = answer.status() >= 400 ? [`answers ${answer.status()}; ${from} links to it`] : await plain_faults(page, language, ground.people)
    if (faults.length > 0)
      tell(`${role} in ${language}: ${address}`, faults)
    faulty += faults.length
    for (const next of await page.evaluate(() => [...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href').split('#')[0])))
      if (is_page(next) && !seen.has(kind_of(next)))
        seen.add(kind_of(next)), queue.push([next, address])
  }
  await page.context().close()
  tell(`${role} in ${language}: ${seen.size} pages, every text in its language`, seen.size < (least[role] ?? 2) ? [`only ${seen.size} pages were found`] : faulty > 0 ? [`${faulty} faults above`] : [])
}

try {
  await ground.open()
  await few_at_a_time(2, roles.flatMap(role => languages.map(language => [role, language])), ([role, language]) => crawl(role, language))
} catch (error) {
  tell('the crawl', [error.stack])
} finally {
  await ground.close()
}
process.exitCode = status_of_run()
