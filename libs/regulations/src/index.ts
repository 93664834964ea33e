export { ConsultationTask, TaskState } from './consultation-task.entity.js';
export { Consultation, ConsultationState, stateOn } from './consultation.entity.js';
export { Draft, DraftNature, DraftPublication, DraftStage } from './draft.entity.js';
export { Provision, ProvisionKind } from './provision.entity.js';
export { RegulationStatus, RegulationStatusEntry } from './regulation-status.entity.js';
export { Regulation } from './regulation.entity.js';
