import { keepOthers, keptOthers } from '../kept.ts'
import { datasetsAt } from '../locations.ts'
import { compact, customOf, customProperties } from '../native-files.ts'
import { serverOf } from '../server-forms.ts'
import type { Field } from '../source.ts'

const PLACED: ReadonlySet<string> = new Set(['type', 'description', 'environment', 'roles'])

export function readServers(servers: Field): readonly object[] {
  return servers.entries().map(([name, server]) => {
    const type = server.map().child('type').needed()
    const said = Object.fromEntries(
      server
        .entries()
        .filter(([key]) => !PLACED.has(key))
        .map(([key, field]) => [key, field.all()]),
    )
    return {
      server: name,
      ...compact({
        description: server.child('description').text(),
        environment: server.child('environment').text(),
        roles: server.child('roles').items().map(readRole),
      }),
      ...serverOf({ type, said, prefix: 'dcs' }, customProperties({ 'heddle.datasets': datasetsOf(type, said) })),
    }
  })
}

function readRole(role: Field): object {
  return compact({
    role: role.map().child('name').needed(),
    description: role.child('description').text(),
    customProperties: keepOthers(role, 'dcs', new Set(['name', 'description'])),
  })
}

/** As tools will report it: a topic by its broker, an object by its bucket. */
function datasetsOf(type: string, { host, topic, location }: Readonly<Record<string, unknown>>): readonly object[] {
  if (type === 'kafka' && typeof host === 'string' && typeof topic === 'string')
    return [{ namespace: host.includes('://') ? host : `kafka://${host}`, name: topic }]
  return typeof location === 'string' && !location.includes('{') ? (datasetsAt(location) ?? []) : []
}

export function writeServers(servers: readonly Field[]): Readonly<Record<string, object>> {
  return Object.fromEntries(
    servers.map((server) => {
      const custom = customOf(server)
      const type = String(custom.get('dcs.type')?.text() ?? server.child('type').text() ?? 'custom')
      server.child('type').all()
      const said = {
        ...Object.fromEntries(
          server
            .entries()
            .filter(([key]) => !['server', 'type', 'id', 'roles', 'customProperties'].includes(key))
            .map(([key, field]) => [key, field.all()]),
        ),
        ...keptOthers(custom, 'dcs', new Set(['dcs.type'])),
      }
      custom.get('heddle.datasets')?.expect(datasetsOf(type, said))
      return [server.child('server').text() ?? '', { type, ...said, ...compact({ roles: writeRoles(server) }) }]
    }),
  )
}

function writeRoles(server: Field): readonly object[] {
  return server
    .child('roles')
    .items()
    .map((role) =>
      compact({
        name: role.child('role').text(),
        description: role.child('description').text(),
        ...keptOthers(customOf(role), 'dcs'),
      }),
    )
}
