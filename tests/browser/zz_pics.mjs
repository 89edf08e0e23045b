import { few_at_a_time, Ground } from './ground.mjs'
import { pages_of } from './pages_list.mjs'
import { mkdirSync } from 'node:fs'
const [lang, width, scheme, out] = process.argv.slice(2)
mkdirSync(out, { recursive: true })
const ground = new Ground()
await ground.open()
const kinds = await pages_of(ground)
await few_at_a_time(2, kinds, async kind => {
  const [page, back] = await ground.page(kind.as, lang)
  try {
    await page.setViewportSize({ width: +width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto(ground.address(kind.path), { waitUntil: 'load' })
    if (kind.then) { await kind.then(page, { ground, language: lang }); await page.waitForLoadState('load') }
    await page.evaluate(() => document.fonts.ready)
    const h = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), +width > 500 ? 1600 : 1900)
    await page.screenshot({ path: `${out}/${kind.name}.png`, fullPage: true, clip: { x: 0, y: 0, width: +width, height: h } })
  } catch (e) { console.log(kind.name, e.message.slice(0, 200)) }
  back()
})
await ground.close()
