/** What may be known about where help is given. */
export const tiers = ['never', 'on_request', 'none_phone_only', 'public'] as const
export type Tier = (typeof tiers)[number]

/** One kind of help, by its taxonomy term. */
export type Category = {
  readonly id: string
  /** `never`: no address anywhere, not even for us; `none_phone_only`: phone and area; `on_request`: the address is told by people. */
  readonly tier: Tier
  readonly names: { readonly uk: string; readonly en: string }
}

const term = (id: string, tier: Tier, uk: string, en: string): Category => ({ id, tier, names: { uk, en } })

/** The register of categories. What an import cannot place is `unclassified`: it might be a shelter, so it has no address. */
export const categories: readonly Category[] = [
  term('police', 'public', 'Поліція', 'Police'),
  term('hospital', 'public', 'Лікарня / екстрена медична допомога', 'Hospital'),
  term('primary_care', 'public', 'Сімейний лікар / амбулаторія', 'Family doctor'),
  term('forensic', 'public', 'Судово-медична експертиза', 'Forensic medical examination'),
  term('shelter', 'never', 'Притулок', 'Shelter'),
  term('crisis_room', 'never', 'Кризова кімната (кімната кризового реагування)', 'Crisis room'),
  term('day_centre', 'on_request', 'Денний центр соціально-психологічної допомоги', 'Day-care centre'),
  term(
    'mobile_brigade',
    'none_phone_only',
    'Мобільна бригада соціально-психологічної допомоги',
    'Mobile brigade',
  ),
  term(
    'primary_counselling',
    'on_request',
    'Спеціалізована служба первинного консультування',
    'Specialised primary counselling service',
  ),
  term('call_centre', 'none_phone_only', 'Колл-центр / гаряча лінія', 'Hotline / call centre'),
  term(
    'free_legal_aid',
    'public',
    'Центр / бюро безоплатної правничої допомоги',
    'Free legal aid centre or bureau',
  ),
  term('social_services_centre', 'public', 'Центр соціальних служб', 'Centre of social services'),
  term('child_service', 'public', 'Служба у справах дітей', 'Child protection service'),
  term('cso_psych', 'on_request', 'Психологічна допомога ГО', 'CSO psychological support'),
  term('cso_legal', 'on_request', 'Правова допомога ГО', 'CSO legal support'),
  term('green_room', 'never', '«Зелена кімната»', 'Police green room (children)'),
  term('one_stop', 'on_request', 'Центр «єдиного вікна»', 'One-stop centre'),
  term('womens_space', 'on_request', 'Безпечний простір для жінок (VONA HUB)', 'Women-friendly space'),
  term('relief_centre', 'on_request', 'Центр допомоги врятованим', 'Survivor relief centre'),
  term('crsv_support', 'none_phone_only', 'Допомога постраждалим від СНПК', 'CRSV support'),
  term('prosecutor', 'public', 'Прокуратура', "Prosecutor's office"),
  term('court', 'public', 'Суд (обмежувальний припис)', 'Court'),
  term(
    'gender_adviser',
    'none_phone_only',
    'Радник/радниця з гендерних питань',
    'Gender adviser (security sector)',
  ),
  term('chain_of_command', 'none_phone_only', 'Рапорт командуванню', 'Chain-of-command report'),
  term('mil_ombudsman', 'public', 'Офіс Військового омбудсмана', 'Military Ombudsman'),
  term('vr_ombudsman', 'public', 'Омбудсман (ВРУ)', 'VR Human Rights Commissioner'),
  term('sbi', 'public', 'Державне бюро розслідувань', 'State Bureau of Investigation'),
  term('pharmacy', 'public', 'Аптека', 'Pharmacy'),
  term('unclassified', 'none_phone_only', 'Інша допомога', 'Other help'),
  term(
    'service_centre',
    'public',
    'Центр надання адміністративних послуг (ЦНАП)',
    'Administrative service centre',
  ),
]

const byId = new Map(categories.map((category) => [category.id, category]))
export const categoryOf = (id: string): Category | undefined => byId.get(id)

/** The tiers that a row with an address or coordinates can belong to; the tables admit no other (ADR 0011). */
export const mayHavePlace = (tier: Tier): tier is 'public' | 'on_request' =>
  tier === 'public' || tier === 'on_request'
