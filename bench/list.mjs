// Lists as a mechanism keeps them, of any length and always the same: `node bench/list.mjs ENTITY ROWS`
// prints CSV. Authorities and places are few; recommendations carry answers and assessments, in Arabic
// and French, about 300 bytes a row.
const languages = ['ar', 'fr'];

// A small generator of numbers (mulberry32), so that every run measures the same rows.
function numbers(seed) {
  return below => {
    seed = (seed + 0x6D2B79F5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const words = {
  fr: ('la personne privée de liberté doit recevoir un examen médical dans les vingt-quatre heures suivant son arrivée ' +
    'et le registre doit porter l’heure de la notification des droits ainsi que le nom du médecin cellule aération ' +
    'literie eau potable accès avocat famille plainte isolement formation surveillance effectif').split(' '),
  ar: ('يجب أن يخضع كل شخص محروم من حريته لفحص طبي خلال أربع وعشرين ساعة من وصوله وأن يتضمن السجل ساعة الإشعار ' +
    'بالحقوق واسم الطبيب زنزانة تهوية فراش ماء صالح للشرب محام أسرة شكاية عزل تكوين مراقبة عدد الموظفين').split(' '),
};
const themes = ['treatment', 'legal_safeguards', 'safety_order_force', 'outside_contact',
  'living_conditions_regime', 'health', 'staff'];
const place_kinds = ['police_custody', 'gendarmerie_custody', 'prison_local', 'prison_central', 'psychiatric_hospital',
  'child_protection_centre', 'social_care_elderly'];
const positions = ['accepted', 'accepted', 'accepted_in_part', 'rejected'];
const states = ['full', 'partly', 'not_started'];

const day = (from, days) => new Date(Date.parse(from) + days * 86400000).toISOString().slice(0, 10);
const cell = text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const line = cells => cells.map(cell).join(',') + '\n';

function sentence(pick, language, count, number) {
  const said = Array.from({ length: count }, () => words[language][pick(words[language].length)]);
  return `${said.join(' ')} (${number})`;
}

const lists = {
  authorities: {
    headers: ['name', 'code', 'reply_days'],
    row: i => [`Direction générale ${i}`, `A${i}`, String(30 + (i % 3) * 30)],
  },
  places: {
    headers: ['name', 'kind', 'authority', 'capacity'],
    row: (i, pick) => [`Établissement ${i}`, place_kinds[i % place_kinds.length], `A${1 + pick(40)}`,
      String(20 + pick(900))],
  },
  recommendations: {
    headers: ['source_number', 'text', 'addressee', 'place', 'theme', 'issued_on', 'sent_on', 'replied_on',
      'position', 'implementation', 'assessed_on', 'assessor'],
    row: (i, pick) => {
      const language = languages[i % 2], issued = pick(3000);
      const answered = pick(10) < 7, assessed = answered && pick(10) < 5;
      return [`S-${i}`, sentence(pick, language, language === 'ar' ? 15 : 24, i), `A${1 + pick(40)}`,
        `Établissement ${1 + pick(300)}`, themes[pick(themes.length)], day('2016-01-01', issued),
        day('2016-01-01', issued + 10), answered ? day('2016-01-01', issued + 20 + pick(120)) : '',
        answered ? positions[pick(positions.length)] : '', assessed ? states[pick(states.length)] : '',
        assessed ? day('2016-01-01', issued + 200 + pick(200)) : '', assessed ? 'npm_desk' : ''];
    },
  },
};

// The whole list as one text; `first` is the number of its first row, so that two lists may be disjoint.
export function list_of(entity, count, first = 1) {
  const { headers, row } = lists[entity], pick = numbers(first);
  let text = line(headers);
  for (let i = first; i < first + count; i++)
    text += line(row(i, pick));
  return text;
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  process.stdout.write(list_of(process.argv[2] ?? 'recommendations', Number(process.argv[3] ?? 1000)));
