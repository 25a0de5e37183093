//! Texts of business tables in many encodings, whole and damaged.

use super::*;

fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
    let encoder = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).unwrap();
    let (bytes, _, unknown) = encoder.encode(text);
    assert!(!unknown, "{text} cannot be written in {encoding:?}");
    bytes.into_owned()
}

fn found(bytes: &[u8]) -> EncodingFound {
    EncodingFound::of(Encoding::Utf8, bytes)
}

const CHINESE: &str =
    "订单号,日期,客户名称,金额\nA1,2024-03-05,华东农资社,255\nA2,2024-03-06,丰收合作社,480\n";
const TAIWANESE: &str =
    "訂單號,日期,客戶名稱,金額\nA1,2024-03-05,陳記商行,255\nA2,2024-03-06,李氏企業,480\n";
const JAPANESE: &str =
    "注文番号,日付,顧客名,金額\nA1,2024-03-05,株式会社ヤマダ,255\nA2,2024-03-06,さくら商店,480\n";
const KOREAN: &str =
    "주문번호,날짜,고객명,금액\nA1,2024-03-05,한국상사,255\nA2,2024-03-06,김철수,480\n";
const GERMAN: &str = "Auftrag;Datum;Kunde;Betrag\nA1;05.03.2024;Müller & Söhne;255\nA2;06.03.2024;Bäckerei Groß;480\n";
const FRENCH: &str = "N° facture;Date;Client;Montant €\nA1;05/03/2024;Société Générale d’été;255\n";
const POLISH: &str = "Zamówienie;Data;Klient;Kwota\nA1;05.03.2024;Spółka Łódź;255 zł\nA2;06.03.2024;Książka;480 zł\n";
const RUSSIAN: &str =
    "Заказ;Дата;Клиент;Сумма\nA1;05.03.2024;Ваша фирма;255\nA2;06.03.2024;Ромашка и К;480\n";

#[test]
fn each_encoding_is_found() {
    for (encoding, text) in [
        (Encoding::Utf8, CHINESE),
        (Encoding::Utf8, "plain,ascii\n1,2\n"),
        (Encoding::Utf8, GERMAN),
        (Encoding::Utf8, KOREAN),
        (Encoding::Gb18030, CHINESE),
        (Encoding::Gb18030, "客户,日期,金额\n甲店,2024-03-05,100\n"),
        (
            Encoding::Gb18030,
            "日期,单号,客户,金额\n2024-03-05,1,张,100\n",
        ),
        (Encoding::Gb18030, "备注\n€ 㐂 喆 镕\n客户名称 金额\n"),
        (Encoding::Big5, TAIWANESE),
        (Encoding::ShiftJis, JAPANESE),
        (Encoding::EucKr, KOREAN),
        (Encoding::Windows1252, GERMAN),
        (Encoding::Windows1252, FRENCH),
        (Encoding::Windows1252, "Name,Price\nCafé,£5\n"),
        (Encoding::Windows1252, "Kunde,Betrag\nX,5 €\nY,6 €\n"),
        (Encoding::Windows1250, POLISH),
        (Encoding::Windows1251, RUSSIAN),
        (Encoding::Windows1251, &RUSSIAN.to_uppercase()),
    ] {
        let found = found(&encoded(encoding, text));
        assert_eq!(found.encoding, encoding, "{text}: {found:?}");
        assert_eq!((found.damaged, found.zeros), (0, 0), "{text}");
    }
}

#[test]
fn a_late_letter_decides_and_one_broken_character_does_not() {
    let mut late = "Order,Customer\n".repeat(30_000).into_bytes();
    late.extend(encoded(
        Encoding::Windows1252,
        "1,Müller GmbH\n2,Möller GmbH\n",
    ));
    assert_eq!(found(&late).encoding, Encoding::Windows1252);

    let mut cut = CHINESE.as_bytes().to_vec();
    let at = CHINESE.find("社,255").unwrap() + 2;
    cut.remove(at);
    let found = found(&cut);
    assert_eq!(
        (found.encoding, found.sure, found.damaged),
        (Encoding::Utf8, true, 1)
    );
    let place = DamagedPlace {
        line: 2,
        text: "华东农资\u{fffd}".to_owned(),
    };
    assert_eq!(found.places, [place]);
}

#[test]
fn a_broken_character_of_another_encoding_is_told_with_its_line() {
    let mut bytes = encoded(Encoding::Gb18030, &CHINESE.repeat(5));
    let line = bytes.iter().position(|&byte| byte == b'\n').unwrap();
    bytes.splice(line..line, [0xbf]);
    let found = found(&bytes);
    assert_eq!((found.encoding, found.damaged), (Encoding::Gb18030, 1));
    assert_eq!(found.places[0].line, 1);
}

#[test]
fn zeros_are_counted_and_pieces_do_not_matter() {
    let bytes = b"Order,Customer\n1,Alpha\0\0\n2,Beta\n3,Gamma and others of the kind\n";
    assert_eq!(found(bytes).zeros, 2);
    for text in [CHINESE, GERMAN, RUSSIAN, JAPANESE] {
        for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Windows1251] {
            let encoder = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).unwrap();
            let bytes = encoder.encode(text).0.into_owned();
            for size in [1, 3, 7] {
                let mut vote = EncodingVote::new(Encoding::Utf8);
                bytes.chunks(size).for_each(|piece| vote.take(piece));
                let mut pieces = vote.finish();
                let mut whole = found(&bytes);
                // What stands around a place is told as far as it is at hand.
                for place in pieces.places.iter_mut().chain(&mut whole.places) {
                    place.text.clear();
                }
                assert_eq!(pieces, whole, "{text} {encoding:?}");
            }
        }
    }
}
