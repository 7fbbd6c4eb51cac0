// Spanish words of the concepts that frames are composed of.
import type { ConceptWords } from '../concept.ts'

export const es: ConceptWords = {
  review:
    'reseña* resena* opinión opinion opiniones valor* calific* estrellas estrella comentario* puntuación puntua* puntúa* evaluación evalua* feedback* testimonio* recomend* unas_palabras unas_líneas review*',
  best_rating:
    'cinco_estrellas 5_estrellas máxima_puntuación puntuación_máxima las_cinco nota_máxima máxima_calificación ★★★★★ 5/5 5* cinco_sobre_cinco',
  incentive:
    'regal* descuento* cupón cupones vale vales reembols* gratis gratuit* dinero premio* sorteo* bono* bonificación* obsequio* recompens* cashback tarjeta_regalo puntos detalle muestra* euros pesos devolvemos_el abono* saldo rebaja* detallito',
  change:
    'cambi* modific* elimin* borr* retir* quit* actualiz* corrig* correg* edit* rectific* revis* subir_la levantar reconsider*',
  positive:
    'satisfech* content* feliz felices encant* gust* positiv* buen* bueno buena excelente* perfect* genial alegr* agrad*',
  negative:
    'insatisfech* descontent* negativ* mal mala malas malo problema* queja* reclam* decepcion* no_está_satisfech* no_te_gusta menos_de disgust* inconveniente* una_estrella 1_estrella incidencia*',
  first: 'antes primero en_lugar en_vez previamente oportunidad_de',
  contact_us:
    'contáctenos contáctanos contacte contacta contactar escríbenos escríbanos escríbame escríbeme díganos dinos dime dígame avísenos avísanos avísame hable_con habla_con comuníquese comunícate háganoslo póngase_en ponte_en cuéntanos cuéntenos cuéntame',
  condition: 'si cuando solo sólo únicamente siempre_que en_caso mientras salvo_que',
  exchange:
    'a_cambio como_agradecimiento en_agradecimiento por_cada por_tu por_su tras en_cuanto para_agradecer quienes los_que y_recibe y_recibirá y_recibirás recibe* quien una_vez te_espera le_espera y_gana gana* por_dejar por_escribir y_te y_le participa*',
  deal: 'compr* ped* pag* orden* transfer*',
  outside:
    'directamente directo nuestra_web nuestra_página nuestra_tienda propia_web página_web sitio_web tienda_online fuera sin_comisión sin_comisiones comisión comisiones más_barato particular efectivo en_mano por_fuera web_propia',
  outside_payment:
    'paypal transferencia* bizum iban western_union cuenta_bancaria clabe cbu alias_cbu bitcoin cripto* wise revolut spei mercado_pago_directo',
  secret:
    'contraseña* clave número_de_tarjeta tarjeta_de_crédito tarjeta_de_débito cvv cvc pin código_de_seguridad código_de_verificación código_sms datos_bancarios datos_de_la_tarjeta inicio_de_sesión iniciar_sesión inicia_sesión inicie_sesión dni copia_del_dni foto_del_dni fecha_de_caducidad código_que_recib* numeración',
  hand_over:
    'env* mand* di dígan* diga da dé facilit* introduc* confirm* proporcion* verific* respond* indic* compart* pas* escrib*',
  threat:
    'abogad* tribunal* juzgado* demand* denunci* policía difam* calumn* injuri* acciones_legales medidas_legales vía_judicial lista_negra bloque* consecuencia* daños_y_perjuicios burofax vergüenza mentiros* estafador* despid* mi_trabajo mi_familia mis_hijos arruin* sabemos_dónde reportar*',
  dispute: 'reclamación reclamo disputa devolución caso garantía_a solicitud_de_reembolso queja',
  negation: 'no nunca jamás sin nada ni ningún ninguna ninguno tampoco',
  channel:
    'correo* e-mail* email* mail teléfono* telef* móvil celular whatsapp whats wasap telegram signal instagram facebook messenger llám* llame* llama sms número tarjeta_de_visita código_qr insta',
  carrier:
    'transportista* mensajer* repartidor* correos seur mrw nacex dhl ups gls fedex estafeta andreani oca aduana* oficina_de_correos paquetería conductor* agencia fabricante* punto_de_recogida courier',
}
