import { caseRoutes } from './case-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { organizationRoutes } from './organization-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { sealedRoutes } from './sealed-routes.ts'
import type { Route } from './visit.ts'

/** Everything that somebody who is signed in can ask of the desk, each with the action that allows it. What is not here does not exist. */
export const routes: readonly Route[] = [
  ...deskRoutes,
  ...caseRoutes,
  ...sealedRoutes,
  ...keyRoutes,
  ...peopleRoutes,
  ...organizationRoutes,
]
