import type { StandingWords } from './words.ts'

export const PT: StandingWords = {
  subjects: {
    notice: 'Uma mensagem sua não era crítica',
    warning: 'Aviso: mensagens marcadas como críticas que não o são',
    claims_reviewed: 'A partir de {from}: as suas mensagens duvidosas aguardam uma pessoa',
    claims_ignored: 'A partir de {from}: as suas marcas não contam',
    non_critical_stopped: 'A partir de {from}: só as suas mensagens críticas são entregues',
    lifted: 'Uma restrição das suas mensagens foi levantada',
    restored: 'Uma falta sua foi retirada',
  },
  meanings: {
    notice: 'Conta como uma falta. Nada mais se segue.',
    warning: 'Isto é um aviso: ainda nada está restringido.',
    claims_reviewed:
      'De {from} a {until}, uma mensagem que marque como crítica sem que isso seja claro aguarda que uma pessoa a leia. As claras seguem de imediato.',
    claims_ignored:
      'De {from} a {until} não faz diferença marcar uma mensagem como crítica: só o conteúdo decide.',
    non_critical_stopped: 'De {from} a {until} só as suas mensagens críticas são entregues.',
    lifted: 'O operador de {marketplace} terminou-a. As suas mensagens são tratadas como antes.',
    restored: 'Nunca contou.',
  },
  names: {
    warning: 'um aviso',
    claims_reviewed: 'as suas mensagens marcadas e duvidosas aguardam uma pessoa',
    claims_ignored: 'as suas marcas deixam de contar',
    non_critical_stopped: 'só as suas mensagens críticas são entregues',
  },
  denied:
    'Marcou «{subject}» (encomenda {order}) como crítica. O que diz não é necessário para concluir a encomenda.',
  operator: 'O operador de {marketplace} assim decidiu.',
  review: 'Uma pessoa voltou a ler «{subject}» (encomenda {order}): tinha razão em marcá-la.',
  rule: 'Uma regra de {marketplace} errou em mensagens suas. Faltas retiradas: {count}. Pedimos desculpa.',
  ended: 'Com isso termina a restrição das suas mensagens.',
  score: 'Faltas que contam agora: {score}. Cada uma desvanece com o tempo.',
  next: 'Com mais {strikes}: {step}.',
  always:
    'Uma mensagem crítica sua chega sempre, marcada ou não. Marque apenas aquilo a que o comprador tem de responder pela sua encomenda.',
  appeal: 'Porque se decidiu assim, e como reclamar: {url}',
}
