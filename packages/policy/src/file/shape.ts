// What a policy file holds once it has been checked, as types.
import type { Intent } from '@comity/judge'
import type { ClaimKind, Outcome } from '../decision.ts'
import type { Category, LimitScope, Staging, WindowStart } from '../policy.ts'
import type { Sanction } from '../standing/rules.ts'

export interface ConsequenceFile {
  readonly outcome: Outcome
  readonly code: string
  readonly claim?: 'upheld' | 'denied' | undefined
  readonly review?: boolean | undefined
  readonly cut?: 'refused' | 'non_critical' | undefined
}

interface StagedFile {
  readonly id: string
  readonly then: ConsequenceFile
  readonly clause?: string | undefined
  readonly stage?: Staging['stage'] | undefined
  readonly share?: number | undefined
}

export interface RuleFile extends StagedFile {
  readonly when: string
  readonly before?: string | undefined
}

export interface GateFile extends StagedFile {
  readonly for: 'critical' | 'non_critical' | 'any' | Intent[]
  readonly unless?: string | undefined
}

export interface WindowFile extends GateFile {
  readonly from: WindowStart
  readonly after?: string | undefined
  readonly until?: string | undefined
}

export interface LimitFile extends GateFile {
  readonly of: LimitScope
  readonly capacity: number
  readonly per_daily_order?: number | undefined
  readonly per: string
}

export interface QuietFile extends GateFile {
  readonly from: string
  readonly to: string
}

export interface DuplicateFile extends GateFile {
  readonly within: string
}

export interface ReasonFile {
  readonly id: string
  readonly title: string
  readonly intents: Intent[]
  readonly states?: string[] | undefined
  readonly begun_by?: string[] | undefined
  readonly cap?: number | undefined
  readonly critical?: boolean | undefined
}

export interface SanctionsFile {
  readonly half_life: string
  readonly grace: string
  readonly misuse_rate: number
  readonly ladder: readonly {
    readonly from: number
    readonly step: 'notice' | 'warning' | Sanction
    readonly for?: string | undefined
  }[]
}

export interface NoticeFile {
  readonly intent: Intent
  readonly title: string
  readonly states?: string[] | undefined
}

export interface TextFile {
  readonly because: string
  readonly how_to_fix?: string | undefined
}

type Refusal = 'none' | 'all' | Category[]

/** A message in short; durations count back from the time of the case. */
export interface CaseFile {
  readonly name: string
  readonly from?: 'seller' | 'buyer' | undefined
  readonly says?: string | undefined
  readonly readable?: boolean | undefined
  readonly refuses?: Refusal | undefined
  readonly bundled?: Refusal | undefined
  readonly consents?: Category[] | undefined
  readonly claim?: ClaimKind | undefined
  readonly reason?: string | undefined
  readonly custom?: boolean | undefined
  readonly state?: string | undefined
  readonly placed?: string | undefined
  readonly shipped?: string | undefined
  readonly delivered?: string | undefined
  readonly began_by?: 'seller' | 'buyer' | undefined
  readonly is_reply?: boolean | undefined
  readonly open_question?: boolean | undefined
  readonly sanction?: string | undefined
  readonly already?: Readonly<Record<string, number>> | undefined
  readonly emptied?: string[] | undefined
  readonly said_before?: string | undefined
  readonly at?: string | undefined
  readonly names_order?: boolean | undefined
  readonly attachments?: number | undefined
  readonly words?: number | undefined
  readonly automatic?: boolean | undefined
  readonly language?: string | undefined
  readonly signals?: string[] | undefined
  readonly expect: string
  readonly outcome?: Outcome | undefined
}

export interface PolicyFile {
  readonly policy: string
  readonly version: number
  readonly title: string
  readonly extends: string
  readonly classes: {
    readonly critical: Intent[]
    readonly non_critical: Intent[]
    readonly prohibited: Intent[]
  }
  readonly categories: Readonly<Record<Category, Intent[]>>
  readonly tolerates: Intent[]
  readonly claims: { readonly subject_markers: string[]; readonly subjects: string[] }
  readonly uncertain: string
  readonly sanctions: SanctionsFile
  readonly bundled_covers: Category[]
  readonly reasons: ReasonFile[]
  readonly platform_notices: NoticeFile[]
  readonly rules: RuleFile[]
  readonly remove: string[]
  readonly windows: WindowFile[]
  readonly limits: LimitFile[]
  readonly quiet_hours: QuietFile[]
  readonly once_per_order: GateFile[]
  readonly duplicates: DuplicateFile[]
  readonly repeats_platform: GateFile[]
  readonly untrimmable: ConsequenceFile
  readonly texts: Readonly<Record<string, Readonly<Record<string, TextFile>>>>
  readonly cases: CaseFile[]
}

/** A file as it may be: one that extends another says only what is otherwise. */
export type PartialFile = Partial<PolicyFile> & Pick<PolicyFile, 'policy' | 'version' | 'title'>
