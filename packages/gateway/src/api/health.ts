// For machines that watch: is it alive, does it serve, what does it count.
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Pool } from '../store/database.ts'
import type { Api } from './context.ts'

export interface HealthContext {
  readonly pool: Pool
  readonly metrics: Registry
}

/** Makes a registry with the process's own figures. */
export function newRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

export function healthRoutes(app: Api, { pool, metrics }: HealthContext): void {
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
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
