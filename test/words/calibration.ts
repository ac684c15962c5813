/** What the grade was set by: texts written for this purpose, half as one speaks to a neighbour, half as offices write. */
export const calibration: Readonly<
  Record<'uk' | 'en', { readonly plain: readonly string[]; readonly office: readonly string[] }>
> = {
  uk: {
    plain: [
      'Якщо вам страшно вдома, ви не самі. Можна подзвонити й просто поговорити. Імені не питають. Дзвінок нічого не коштує. Коли зможете, зберіть сумку: документи, ліки, трохи грошей. Покладіть її в людини, якій вірите.',
      'Лікар огляне вас і спитає, де болить. Ви можете сказати «ні» в будь-яку мить. Можна прийти з подругою чи сестрою. Не мийтеся до огляду, якщо можете. Одяг покладіть у паперовий пакет. Ліки дають одразу.',
      'У школі є людина, з якою можна поговорити. Це може бути психолог або вчитель. Скажи, що хочеш порадитися. Розповідати все не треба. Якщо тебе не почули, скажи іншому дорослому. Ти не винен і не винна.',
      'Командир не має права сміятися з вас чи торкатися без згоди. Запишіть, коли це було і хто бачив. Тримайте записи не в телефоні. Спершу порадьтеся з юристом. Він підкаже, куди йти далі.',
      'Ви хочете допомогти подрузі. Слухайте її й не сперечайтеся. Не кажіть, що вона має піти сьогодні. Вона знає, коли це безпечно. Спитайте, що їй треба зараз. Може, посидіти з дітьми або потримати ключі.',
      'Хтось стежить за вашим телефоном. Не видаляйте все одразу: він може помітити. Візьміть інший телефон, щоб подзвонити. Змініть пароль там, де він не бачить. Порадьтеся з тим, хто на цьому знається.',
      'Суд дивиться папери і слухає обох. Вам дадуть слово. Говоріть просто й по черзі. Можна попросити перерву. Юрист сидить поруч і допомагає. Рішення скажуть того ж дня або пізніше.',
      'Робота не варта вашого спокою. Якщо начальник вас чіпає, скажіть йому прямо, що ви проти. Потім напишіть про це листа. Збережіть копію в себе вдома. Спитайте колег, чи бачили вони.',
    ],
    office: [
      'Особа, яка постраждала від домашнього насильства, має право звернутися до уповноваженого підрозділу органів Національної поліції із заявою про винесення термінового заборонного припису стосовно кривдника, за результатами розгляду якої приймається відповідне рішення.',
      'Надання безоплатної вторинної правничої допомоги здійснюється на підставі письмового звернення за умови підтвердження належності заявника до категорій осіб, визначених законодавством, та наявності документів, що посвідчують відповідний статус.',
      'Притягнення винної особи до адміністративної відповідальності не звільняє її від обов’язку відшкодування заподіяної шкоди у порядку, встановленому цивільним законодавством, у разі наявності відповідного рішення суду.',
      'Роботодавець зобов’язаний забезпечити належні заходи щодо запобігання та протидії дискримінації, а також здійснювати розгляд повідомлень працівників про порушення протягом строку, передбаченого внутрішніми нормативними документами підприємства.',
      'Проведення службового розслідування призначається наказом командира військової частини за наявності достатніх підстав вважати, що військовослужбовцем вчинено правопорушення, пов’язане із сексуальним домаганням під час виконання службових обов’язків.',
      'Оцінювання ризиків вчинення домашнього насильства здійснюється уповноваженими працівниками підрозділів із застосуванням затвердженого опитувальника, за результатами якого визначається рівень небезпеки та обираються заходи реагування.',
      'Направлення постраждалої особи до спеціалізованої служби підтримки здійснюється суб’єктами, що реалізують заходи у сфері запобігання насильству, з урахуванням індивідуальних потреб та за умови отримання інформованої згоди.',
      'Обмежувальний припис видається судом на строк від одного до шести місяців із визначенням конкретних заходів тимчасового обмеження прав кривдника чи покладення на нього обов’язків, спрямованих на забезпечення безпеки постраждалої особи.',
    ],
  },
  en: {
    plain: [
      'If you are afraid at home, you are not alone. You can call and just talk. They do not ask your name. The call is free. When you can, pack a bag: papers, medicine, some money. Leave it with a friend.',
      'The doctor will look at you and ask where it hurts. You can say no at any time. A friend or a sister can come along. Try not to wash before that. Put your clothes in a paper bag. You get the pills at once.',
      'There is somebody at school you can talk to. It may be a teacher or a nurse. Say that you want advice. You need not tell it all. If they do not hear you, tell another adult. It is not your fault.',
      'No officer may laugh at you or touch you when you do not want it. Write down when it was and who saw it. Keep the notes away from your phone. Ask a lawyer first. The lawyer knows where to go next.',
      'You want to help your friend. Listen and do not argue. Do not say that she must go today. She knows when it is safe. Ask what she needs now. Maybe somebody to stay with the children or keep her keys.',
      'Somebody may be watching your phone. Do not delete it all at once: they may see that. Take another phone to make a call. Change your password in a place they cannot see. Ask somebody who knows about this.',
    ],
    office: [
      'A person affected by domestic violence is entitled to submit an application to the competent police authority requesting the issuance of an urgent restraining order in respect of the perpetrator, following the examination of which an appropriate decision shall be adopted.',
      'The provision of free secondary legal aid is carried out on the basis of a written application, subject to confirmation that the applicant belongs to one of the categories determined by legislation and to the availability of supporting documentation.',
      'The imposition of administrative liability shall not exempt the offender from the obligation to provide compensation for the damage inflicted, in accordance with the procedure established by civil legislation.',
      'The employer is obliged to ensure appropriate measures for the prevention of discrimination and to undertake the consideration of notifications submitted by employees within the period specified in internal regulations.',
      'An internal investigation is initiated by order of the commanding officer where sufficient grounds exist to believe that a service member has committed a violation related to sexual harassment in the performance of official duties.',
      'Referral to specialised support services is implemented by the responsible institutions taking into consideration individual requirements and subject to the provision of informed consent by the person concerned.',
    ],
  },
}
