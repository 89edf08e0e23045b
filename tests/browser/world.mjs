// What the browser looks at: a small institution with something in every state, made through the API.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random_history } from '../../tools/histories.mjs'
import { random_of } from '../../tools/house.mjs'

export async function furnish_demo(house) {
  await house.init(['--country', 'MA', '--languages', 'ar,fr,en', '--name', 'الآلية الوطنية للوقاية من التعذيب'])
  writeFileSync(join(house.folder, 'authorities.csv'), 'name.ar,name.fr,code,reply_days\nالمندوبية العامة لإدارة السجون,Délégation générale des prisons,DGAPR,60\n' +
    'المديرية العامة للأمن الوطني,Direction générale de la sûreté nationale,DGSN,30\n')
  await house.wiqaya(['import', 'authorities', 'authorities.csv'])
  await house.account('coordinator', 'coordinator')
  await house.account('doctor', 'doctor')
  await house.account('focal', 'focal', '--authority', 'DGAPR')
  await house.token('coordinator')
  await house.serve()
  const must = (method, path, body) => house.must('coordinator', method, path, body)
  const authorities = (await must('GET', '/api/v1/authorities')).items.map(item => item.id)
  const world = { authorities, regions: [], places: [], visits: [] }
  for (const [ar, fr] of [['الشمال', 'Nord'], ['الجنوب', 'Sud']])
    world.regions.push((await must('POST', '/api/v1/areas', { name: { ar, fr }, kind: 'region', code: fr })).id)
  for (const [ar, fr, kind] of [['السجن المحلي بتطوان', 'Prison locale de Tétouan', 'prison_local'], ['مركز الشرطة بالرباط', 'Commissariat de Rabat', 'police_custody'],
    ['مستشفى الأمراض النفسية بسلا', 'Hôpital psychiatrique de Salé', 'psychiatric_hospital']])
    world.places.push((await must('POST', '/api/v1/places', { name: { ar, fr }, kind, region: world.regions[0], authority: authorities[0], capacity: 240 })).id)
  const random = random_of(26)
  for (let i = 0; i < 45; i++)
    await random_history(house, random, world)
  const visit = await must('POST', '/api/v1/visits', { place: world.places[0], kind: 'in_depth', announced: 'unannounced', started_on: '2026-03-02', team: ['doctor'], purpose: 'تتبع توصيات الزيارة السابقة' })
  await must('POST', `/api/v1/visits/${visit.id}/start`, {})
  const finding = await must('POST', '/api/v1/findings', { visit: visit.id, theme: 'health', severity: 'high', text: 'لا يوجد سجل للفحص الطبي عند الإيداع' })
  const recommendation = await must('POST', '/api/v1/recommendations', { text: { ar: 'فحص طبي لكل وافد داخل أربع وعشرين ساعة، وتسجيله', fr: 'Examen médical de chaque arrivant dans les vingt-quatre heures, consigné' },
    visit: visit.id, findings: [finding.id], place: world.places[0], theme: 'health', addressee: 'DGAPR; DGSN', sent_on: '2026-03-20' })
  const [line] = recommendation.lines
  await must('POST', '/api/v1/replies', { addressee_line: line.id, received_on: '2026-04-02', position: 'accepted', text: 'تم فتح السجل وتعيين طبيب' })
  await must('POST', '/api/v1/assessments', { addressee_line: line.id, assessed_on: '2026-06-10', assessor: 'npm_on_site', implementation: 'partly', text: 'السجل موجود، الطبيب غائب ليلا' })
  return { visit: visit.number, recommendation: recommendation.number, first: [`/recommendations/${recommendation.number}`, `/visits/${visit.number}`,
    '/figures', '/search?q=سجل', '/import', '/areas', '/authorities', '/places', '/findings', '/replies', '/assessments', '/terms', '/accounts', '/account'] }
}
