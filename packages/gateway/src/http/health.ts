// For machines that watch: is it alive, does it serve, what does it count.
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Pool } from '../store/database.ts'
import type { HttpServer } from './server.ts'

/** Adds what needs no key. */
export function healthRoutes(app: HttpServer, pool: Pool): void {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }))
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await pool.query('select 1')
    return { status: 'ready' }
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.type(metrics.contentType)
    return metrics.metrics()
  })
}
