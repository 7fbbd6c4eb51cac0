import type { StandingWords } from './words.ts'

export const ES: StandingWords = {
  subjects: {
    notice: 'Un mensaje suyo no era crítico',
    warning: 'Aviso: mensajes marcados como críticos que no lo son',
    claims_reviewed: 'Desde el {from}: sus mensajes dudosos esperan a una persona',
    claims_ignored: 'Desde el {from}: sus marcas no cuentan',
    non_critical_stopped: 'Desde el {from}: solo se entregan sus mensajes críticos',
    lifted: 'Se ha levantado una restricción de sus mensajes',
    restored: 'Se ha retirado una falta suya',
  },
  meanings: {
    notice: 'Cuenta como una falta. No tiene más consecuencias.',
    warning: 'Esto es un aviso: todavía no se restringe nada.',
    claims_reviewed:
      'Del {from} al {until}, un mensaje que usted marque como crítico sin que esté claro esperará a que lo lea una persona. Los claros salen enseguida.',
    claims_ignored:
      'Del {from} al {until} no importa si marca un mensaje como crítico: solo decide su contenido.',
    non_critical_stopped: 'Del {from} al {until} solo se entregan sus mensajes críticos.',
    lifted: 'El operador de {marketplace} la ha terminado. Sus mensajes se tratan como antes.',
    restored: 'Nunca contó.',
  },
  names: {
    warning: 'un aviso',
    claims_reviewed: 'sus mensajes marcados dudosos esperan a una persona',
    claims_ignored: 'sus marcas dejan de contar',
    non_critical_stopped: 'solo se entregan sus mensajes críticos',
  },
  denied:
    'Marcó «{subject}» (pedido {order}) como crítico. Lo que dice no es necesario para completar el pedido.',
  operator: 'Lo ha decidido el operador de {marketplace}.',
  review: 'Una persona ha vuelto a leer «{subject}» (pedido {order}): usted tenía razón al marcarlo.',
  rule: 'Una regla de {marketplace} se equivocó con mensajes suyos. Faltas retiradas: {count}. Lo sentimos.',
  ended: 'Con ello termina la restricción de sus mensajes.',
  score: 'Faltas que cuentan ahora: {score}. Cada una se desvanece con el tiempo.',
  next: 'Con {strikes} más: {step}.',
  always:
    'Un mensaje crítico suyo siempre llega, marcado o no. Marque solo aquello ante lo que el comprador debe actuar por su pedido.',
  appeal: 'Por qué se decidió así y cómo reclamar: {url}',
}
