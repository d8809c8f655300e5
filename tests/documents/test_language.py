"""Which language a document is written in."""

from __future__ import annotations

import pytest

from service.documents.language import recognise

TEXTS = {
    "en": "The Foreign Minister will travel to Oslo on Thursday and hold talks with his counterpart on the fisheries.",
    "fr": "Le ministre des Affaires étrangères se rendra jeudi à Oslo pour y rencontrer son homologue. Les deux"
    " ministres aborderont la pêche et les échanges d'étudiants dans le cadre de la coopération.",
    "es": "El ministro de Relaciones Exteriores viajará el jueves a Oslo, donde se reunirá con su homólogo para"
    " tratar la pesca y los intercambios de estudiantes en el marco de la cooperación.",
    "pt": "O ministro das Relações Exteriores viajará na quinta-feira a Oslo, onde se reunirá com seu homólogo "
    "para tratar da pesca e do intercâmbio de estudantes no âmbito da cooperação.",
    "de": "Der Außenminister reist am Donnerstag nach Oslo und wird dort mit seinem Amtskollegen über die "
    "Fischerei und den Austausch von Studenten sprechen, wie das Ministerium in der Hauptstadt mitteilte.",
    "it": "Il ministro degli Esteri si recherà giovedì a Oslo per incontrare il suo omologo. I due ministri "
    "parleranno della pesca e degli scambi di studenti nel quadro della cooperazione.",
    "tr": "Dışişleri Bakanı perşembe günü Oslo'ya bir ziyaret gerçekleştirecek ve mevkidaşı ile balıkçılık için"
    " bir anlaşma ve öğrenci değişimi gibi konular ile daha sonra da bölgesel gelişmeler ve bu konuda iş "
    "birliği ele alınacak.",
    "ru": "Министр иностранных дел в четверг прибудет в Осло и проведёт переговоры с коллегой о рыболовстве.",
    "uk": "Міністр закордонних справ у четвер прибуде до Осло та проведе переговори з колегою про рибальство і обмін.",
    "ar": "يتوجه وزير الخارجية يوم الخميس إلى أوسلو في زيارة رسمية يبحث فيها مع نظيره من أجل التعاون بين البلدين.",
    "ja": "外務大臣は木曜日にオスロを訪問し、ノルウェーの外務大臣と会談する予定です。",
    "zh": "外交部长将于星期四访问奥斯陆，并与挪威外交大臣举行会谈。",
    "ko": "외교부 장관은 목요일 오슬로를 방문하여 노르웨이 외교장관과 회담할 예정이다.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_paragraph_tells_its_language(code):
    assert recognise(TEXTS[code], "en") == code


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov, Rodríguez to meet in Moscow",
        "Xi Jinping, Macron hold talks in Guangzhou",
        "Participants: José Manuel Álvarez de la Torre, María del Carmen Pérez, Luis Inácio da Silva e Souza",
        "Le Drian – von der Leyen – de la Rúa",
    ],
)
def test_headlines_and_lists_of_foreign_names_stay_english(text):
    assert recognise(text, "en") == "en"


def test_a_list_of_delegations_with_foreign_names_stays_english():
    text = (
        "The delegations: Kingdom of the Netherlands, led by Johannes van der Meer and Willem de Vries; Republic of "
        "Cuba, led by Carlos de la Vega y Montes and María de los Ángeles; French Republic, led by Jean de La Fontaine."
    )
    assert recognise(text, "en") == "en"


def test_what_is_declared_counts_where_the_words_do_not_decide():
    assert recognise("Oslo, Talks", "fr-CA") == "fr"


@pytest.mark.parametrize("nonsense", [None, "", "{{ lang }}", "<x>", "x" * 99, "e"])
def test_a_declaration_that_is_no_language_is_passed_over(nonsense):
    assert recognise("Oslo, Talks", nonsense, "fr") == "fr"
    assert recognise("Oslo, Talks", nonsense) == "und"


def test_the_words_win_over_a_wrong_declaration(read):
    html = f'<html lang="fr"><body><p>{TEXTS["en"]} {TEXTS["en"]}</p></body></html>'
    assert read(html, "a.html").language == "en"


def test_a_foreign_document_is_read_and_marked(read):
    assert read(TEXTS["fr"]).language == "fr"
