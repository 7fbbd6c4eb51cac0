import type { StandingWords } from './words.ts'

export const NL: StandingWords = {
  subjects: {
    notice: 'Een bericht van u was niet kritiek',
    warning: 'Waarschuwing: als kritiek gemarkeerde berichten die het niet zijn',
    claims_reviewed: 'Vanaf {from}: onduidelijke berichten van u wachten op een mens',
    claims_ignored: 'Vanaf {from}: uw markeringen tellen niet',
    non_critical_stopped: 'Vanaf {from}: alleen kritieke berichten van u worden bezorgd',
    lifted: 'Een beperking van uw berichten is opgeheven',
    restored: 'Een overtreding is ingetrokken',
  },
  meanings: {
    notice: 'Het telt als één overtreding. Verder volgt er niets uit.',
    warning: 'Dit is een waarschuwing: er is nog niets beperkt.',
    claims_reviewed:
      'Van {from} tot {until} wacht een bericht dat u als kritiek markeert zonder dat dit duidelijk is, tot een mens het heeft gelezen. Duidelijke gaan meteen uit.',
    claims_ignored:
      'Van {from} tot {until} maakt het niet uit of u een bericht als kritiek markeert: alleen de inhoud beslist.',
    non_critical_stopped: 'Van {from} tot {until} worden van u alleen kritieke berichten bezorgd.',
    lifted:
      'De beheerder van {marketplace} heeft haar beëindigd. Uw berichten worden weer behandeld als voorheen.',
    restored: 'Zij heeft nooit geteld.',
  },
  names: {
    warning: 'een waarschuwing',
    claims_reviewed: 'uw onduidelijke gemarkeerde berichten wachten op een mens',
    claims_ignored: 'uw markeringen tellen niet meer',
    non_critical_stopped: 'alleen uw kritieke berichten worden bezorgd',
  },
  denied:
    'U hebt “{subject}” (bestelling {order}) als kritiek gemarkeerd. Wat erin staat, is niet nodig om de bestelling af te ronden.',
  operator: 'De beheerder van {marketplace} heeft dit beslist.',
  review: 'Een mens heeft “{subject}” (bestelling {order}) opnieuw gelezen: u had het terecht gemarkeerd.',
  rule: 'Een regel van {marketplace} vergiste zich in berichten van u. Ingetrokken overtredingen: {count}. Dat spijt ons.',
  ended: 'Daarmee eindigt ook de beperking van uw berichten.',
  score: 'Overtredingen die nu tellen: {score}. Elke vervaagt met de tijd.',
  next: 'Bij nog {strikes}: {step}.',
  always:
    'Een kritiek bericht van u komt altijd aan, gemarkeerd of niet. Markeer alleen waar de koper voor zijn bestelling op moet reageren.',
  appeal: 'Waarom zo is beslist, en hoe u bezwaar maakt: {url}',
}
