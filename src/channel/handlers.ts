import type { Action } from '../staff/access.ts'
import { caseOf, entriesOf } from './case-page.ts'
import { deskOf, findByCode } from './desk.ts'
import { addNote, replyTo, shareEntries } from './desk-words.ts'
import { assignCase, claimCase, declineCase, handOverTo, whoCanTake } from './deskwork.ts'
import { takeDevice } from './device.ts'
import { closeCase, reopenCase } from './ending.ts'
import { planFollowUp } from './follow-up.ts'
import { chatCode, groupCode } from './linking.ts'
import { auditOf, countsOf } from './overseeing.ts'
import { answerReferral, leaveCase, referCase, referralsTo, whereTo } from './referring.ts'
import { addMember, changeMember, changeOrganization, declareConflict, rosterOf } from './roster.ts'

/** A use case that the access table stands before. */
export type Handler = { readonly action: Action }

/**
 * Everything that staff can have done here, by the action that allows it. An action with nothing behind it is done at
 * another place, or not at all; a use case that is not in this list is one that nobody can be let to.
 */
export const handlers: Readonly<Record<Action, readonly Handler[]>> = {
  'see-waiting': [deskOf, findByCode],
  // Finding by code asks it of the case that is found.
  'search-cases': [],
  'see-case': [caseOf],
  'read-entries': [entriesOf],
  'claim-case': [claimCase],
  'assign-case': [assignCase],
  'decline-case': [declineCase],
  'answer-person': [replyTo],
  'write-note': [addNote],
  'plan-follow-up': [planFollowUp],
  'hand-over-case': [handOverTo, whoCanTake],
  'refer-case': [referCase, whereTo],
  'share-entries': [shareEntries],
  'leave-case': [leaveCase],
  'answer-referral': [referralsTo, answerReferral],
  'close-case': [closeCase],
  'reopen-case': [reopenCase],
  'export-case': [],
  'approve-export': [],
  'declare-conflict': [declareConflict],
  'see-counts': [countsOf],
  'change-hours': [changeOrganization],
  'change-staff': [rosterOf, addMember, changeMember, takeDevice],
  // Adding and changing a member ask it besides, where roles are given.
  'change-roles': [],
  'link-group': [groupCode],
  'link-chat': [chatCode],
  'change-key': [],
  'see-audit': [auditOf],
  'edit-content': [],
  'publish-content': [],
  'write-broadcast': [],
  'approve-broadcast': [],
}
