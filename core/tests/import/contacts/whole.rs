//! Whole logs: the exported one comes back, nothing and too much come to nothing, undo takes everything back.

use super::*;

#[test]
fn the_exported_log_of_every_demo_reads_back_to_equal_contacts() {
    for demo in Demo::ALL {
        let book = demo::book(
            demo,
            7,
            Day::from_civil(2026, 6, 30).unwrap(),
            demo::Language::Chinese,
        );
        assert!(book.contacts().len() > 50);
        for (titles, words) in languages() {
            let table = Records {
                book: &book,
                kind: RecordKind::Contact,
                words,
            };
            let text = csv::write(&titles, &table);
            let sheet = xlsx_out::write(&[xlsx_out::Sheet {
                name: "x",
                titles: &titles,
                table: &table,
            }]);
            for staging in [staged_csv(&text), staged_xlsx(&sheet.unwrap())] {
                let mut history = History::new(without_contacts(&book));
                let bare = history.book().clone();
                import(&mut history, &staging, &Choices::default());
                assert_eq!(sorted(history.book()), sorted(&book), "{demo:?} {titles:?}");
                // The same file once more brings nothing.
                let again = staging.prepare(history.book(), &Choices::default());
                let figures = again.unwrap().preview().figures.clone();
                assert_eq!(figures.records, 0);
                assert_eq!(figures.repeats as usize, book.contacts().len());
                history.undo().unwrap();
                assert_eq!(*history.book(), bare);
            }
        }
    }
}

#[test]
fn who_of_theirs_comes_in_and_is_no_other_contact_when_it_is_noted_later() {
    let mut history = people();
    let file = "date,customer,kind,by,spoke with\n2025-01-02,Acme,visit,Li,Wang Fang\n";
    import(&mut history, &staged(file), &Choices::default());
    let contacts = history.book().contacts().values();
    let whom: Vec<_> = contacts.map(|one| (&*one.by, &*one.with)).collect();
    assert_eq!(whom, [("Li", "Wang Fang")]);
    let without = "date,customer,kind,by\n2025-01-02,Acme,visit,Li\n";
    let found = preview(without, history.book(), &Choices::default());
    assert_eq!((found.figures.records, found.figures.repeats), (0, 1));
}

#[test]
fn a_log_that_changed_meanwhile_makes_the_import_stale() {
    let mut history = people();
    let staging = staged("date,customer,kind\n2025-01-02,Acme,visit\n");
    let (batch, _) = staging
        .prepare(history.book(), &Choices::default())
        .unwrap()
        .finish();
    let by_hand = batch.records.contacts[0].clone();
    history.apply(Command::add(by_hand)).unwrap();
    let stale = history.apply(Command::Import(Box::new(batch)));
    assert_eq!(stale, Err(Refusal::Stale));
    // Worked out anew, the row is known.
    let again = staging.prepare(history.book(), &Choices::default());
    assert_eq!(again.unwrap().preview().figures.records, 0);
}

#[test]
fn files_of_nothing_come_to_nothing() {
    let book = people().book().clone();
    let header = staged("date,customer,kind\n");
    assert_eq!(
        header.prepare(&book, &Choices::default()).unwrap_err(),
        ImportError::Empty
    );
    let nobody = "date,customer,kind\n2025-01-02,X,visit\n2025-01-03,Y,call\n";
    let found = preview(nobody, &book, &Choices::default());
    assert_eq!((found.figures.records, found.figures.rejected), (0, 2));
    assert!(
        found
            .rejected
            .iter()
            .all(|r| r.reason == Reason::UnknownCustomer)
    );
    assert_eq!(
        sniff(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        Err(ImportError::Foreign(Foreign::Picture))
    );
    let mut noise = String::from("date,customer,kind,by,minutes,note\n");
    noise
        .push_str("\u{0}\u{1},\"\u{fffd},'=1+1,#N/A,1e999,\u{202e}\n2025-13-45,Acme,visit,,NaN,\n");
    let found = preview(&noise, &book, &Choices::default());
    assert_eq!(found.figures.records, 0);
}

#[test]
fn a_log_is_full_at_its_limit() {
    let mut history = people();
    let rows = 200_000;
    let mut text = String::from("日期,客户编号,方式,我方人员,时长,内容\n");
    for row in 0..rows {
        let (day, code) = (1 + row % 28, 1 + row % 2);
        text.push_str(&format!(
            "2025-01-{day:02},K{code},电话,李雷,{},第 {row} 次\n",
            row % 60
        ));
    }
    let staging = staged(&text);
    import(&mut history, &staging, &Choices::default());
    assert_eq!(history.book().contacts().len(), rows);
    let twice = Choices {
        take_known: true,
        ..Choices::default()
    };
    import(&mut history, &staging, &twice);
    assert_eq!(
        staging.prepare(history.book(), &twice).unwrap_err(),
        ImportError::TooManyRecords {
            kind: RecordKind::Contact,
            most: RecordKind::Contact.most()
        }
    );
    history.undo().unwrap();
    history.undo().unwrap();
    assert_eq!(history.book(), people().book());
}

#[test]
fn a_hostile_number_in_the_log_leaves_room_for_an_import() {
    let last = Contact {
        customer: id(0),
        day: day(0),
        kind: ContactKind::Visit,
        by: String::new(),
        note: String::new(),
        minutes: 0,
        outcome: None,
        with: String::new(),
    };
    let high = RecordId::from_index(u32::MAX as usize - 1);
    let book = people().book().clone();
    let book = book.with_records([RecordChange::Contacts(vec![(high, Some(last.into()))])]);
    let mut history = History::new(book.unwrap());
    let before = history.book().clone();
    let text = "date,customer,kind\n2025-01-02,Acme,visit\n2025-01-03,Acme,visit\n";
    import(&mut history, &staged(text), &Choices::default());
    assert_eq!(history.book().contacts().len(), 3);
    history.undo().unwrap();
    assert_eq!(*history.book(), before);
}

/// Who by code and by name, when, how, by whom, how long and what about.
fn any_row() -> impl Strategy<Value = (String, i32, String)> {
    let (who, what) = (
        "(K[1-4]|),(甲公司|Acme|)",
        "(visit|电话|邮件|support|宴请|),(Li|),[0-9]{0,3},(a|b|)",
    );
    (who, 0i32..5, what)
}

fn staged_rows(rows: &[(String, i32, String)]) -> Staging {
    let mut text = String::from("customer code,customer name,date,kind,by,minutes,note\n");
    for (who, on, what) in rows {
        let (year, month, of_month) = day(*on).civil();
        text.push_str(&format!("{who},{year}-{month:02}-{of_month:02},{what}\n"));
    }
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let mapping = propose_as(
        TableKind::Records(RecordKind::Contact),
        &sample,
        sample.layout(),
    )
    .mapping();
    staged_under(mapping, &text)
}

proptest! {
    #[test]
    fn a_log_read_as_it_grew_comes_to_what_its_last_state_does(
        file in prop::collection::vec((any_row(), any::<bool>()), 1..30),
    ) {
        let rows: Vec<_> = file.iter().map(|(row, _)| row.clone()).collect();
        let early: Vec<_> = file.into_iter().filter(|(_, early)| *early).map(|(row, _)| row).collect();
        let (mut grown, mut afresh) = (people(), people());
        if !early.is_empty() {
            import(&mut grown, &staged_rows(&early), &Choices::default());
        }
        import(&mut grown, &staged_rows(&rows), &Choices::default());
        import(&mut afresh, &staged_rows(&rows), &Choices::default());
        prop_assert_eq!(sorted(grown.book()), sorted(afresh.book()));
    }

    #[test]
    fn the_preview_is_what_comes_in_and_undo_takes_it_back(
        logged in prop::collection::vec((0usize..3, 0i32..4, 0usize..4), 0..6),
        file in prop::collection::vec(any_row(), 1..30),
        take_known: bool,
    ) {
        let mut history = people();
        for (customer, on, kind) in logged {
            let contact = Contact {
                customer: id(customer),
                day: day(on),
                kind: ContactKind::ALL[kind],
                by: "Li".into(),
                note: "a".into(),
                minutes: 0,
                outcome: None,
                with: String::new(),
            };
            history.apply(Command::add(contact)).unwrap();
        }
        let before = history.book().clone();
        let staging = staged_rows(&file);
        let choices = Choices { take_known, source: "visits.csv".into(), ..Choices::default() };
        let prepared = staging.prepare(&before, &choices).unwrap();
        let shown = prepared.preview().clone();
        let (batch, report) = prepared.finish();
        prop_assert_eq!(&report.figures, &shown.figures);
        let added = batch.records.contacts.clone();
        history.apply(Command::Import(Box::new(batch))).unwrap();
        let now: Vec<_> = history.book().contacts().values().cloned().collect();
        prop_assert_eq!(now[..before.contacts().len()].to_vec(), before.contacts().values().cloned().collect::<Vec<_>>());
        prop_assert_eq!(&now[before.contacts().len()..], &added[..]);
        prop_assert_eq!(shown.figures.records as usize, added.len());
        let figures = &shown.figures;
        prop_assert_eq!(figures.rows, figures.records + figures.rejected + figures.repeats_dropped);
        let after = history.book().clone();
        let name = Label::Import {
            lines: 0,
            customers: 0,
            products: 0,
            records: Vec::from_iter((figures.records > 0).then_some((RecordKind::Contact, figures.records))),
            source: "visits.csv".into(),
        };
        prop_assert_eq!(history.undo(), Ok(name));
        prop_assert_eq!(history.book(), &before);
        history.redo().unwrap();
        prop_assert_eq!(history.book(), &after);
    }
}
