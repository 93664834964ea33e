export { AddRegulationInput } from './add-regulation.js';
export { alignmentRows } from './align-drafts.js';
export { Alignment, AlignmentConfirmation } from './alignment.entity.js';
export { AlignmentsService } from './alignments.service.js';
export { anchorIn, rangeBelow } from './anchors.js';
export { consultationForLogging } from './consultation-for-logging.js';
export { ConsultationTask, TaskState } from './consultation-task.entity.js';
export { Consultation, ConsultationState, stateOn } from './consultation.entity.js';
export { ConsultationsService } from './consultations.service.js';
export { Counterpart, counterpartIn } from './counterpart.js';
export { draftTexts, type DraftText } from './draft-texts.js';
export { DraftUnreadable } from './draft-unreadable.js';
export { Draft, DraftNature, DraftPublication, DraftStage } from './draft.entity.js';
export { DraftsService } from './drafts.service.js';
export { ImportDraftInput } from './import-draft.js';
export { TaskOfferInput } from './offer-tasks.js';
export { provisionRows } from './provision-rows.js';
export { Provision, ProvisionKind } from './provision.entity.js';
export { RegulationStatus, RegulationStatusEntry } from './regulation-status.entity.js';
export { Regulation } from './regulation.entity.js';
export {
  consultationById,
  draftById,
  provisionById,
  regulationById,
  taskById,
} from './regulations.loaders.js';
export { RegulationsModule } from './regulations.module.js';
export { RegulationsService } from './regulations.service.js';
export { TasksService } from './tasks.service.js';
export { treeOf, type StoredProvision } from './tree-of.js';
export { mayReadDraft, mayReadTask } from './visible.sql.js';
export { ConsultationClosed } from './window-refusals.js';

import { Alignment, AlignmentConfirmation } from './alignment.entity.js';
import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation } from './consultation.entity.js';
import { Draft, DraftPublication } from './draft.entity.js';
import { Provision } from './provision.entity.js';
import { RegulationStatusEntry } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';
export const regulationsEntities = [
  Alignment,
  AlignmentConfirmation,
  Consultation,
  ConsultationTask,
  Draft,
  DraftPublication,
  Provision,
  Regulation,
  RegulationStatusEntry,
];
