//! What rows and columns of a log are taken for, and which rows are not taken.

use super::*;

#[test]
fn logs_are_told_from_orders_and_lists() {
    for log in [
        "拜访日期,客户,方式,分钟,我方,对方,话题\n2025-01-02,甲公司,拜访,60,李雷,王经理,报价\n",
        "日期,客户名称,沟通方式,时长（分钟）,业务员,备注\n2025/1/2,甲公司,电话,5,李雷,\n",
        "跟进时间,客户编号,跟进方式,跟进人,跟进内容\n2025-01-02 10:00,K1,微信,李雷,催款\n",
        "拜访日期,客户名称,拜访人,拜访内容\n2025-01-02,甲公司,李雷,报价\n",
        "Date,Customer,Kind,Minutes,Our person,Their person,Note\n2025-01-02,Acme,visit,60,Li,Wang,prices\n",
        "Activity date,Account name,Activity type,Duration (min),Owner,Subject\n2025-01-02,Acme,Call,5,Li,x\n",
        "Date,Customer,Minutes\n2025-01-02,Acme,60\n2025-01-03,Acme,45\n",
        "date,customer,channel,cost\n2025-01-02,Acme,e-mail,3.50\n",
    ] {
        assert_eq!(
            kind_of(log),
            TableKind::Records(RecordKind::Contact),
            "{log}"
        );
    }
    let plain = format!("{HEADER}1,2024-01-02,C1,P1,Nut,2,1.5\n");
    for orders in [
        plain.as_str(),
        "日期,客户,金额,业务员,备注\n2025-01-02,甲公司,120.5,李雷,急\n",
        "Date,Customer,Channel,Amount,Salesperson,Notes\n2025-01-02,Acme,Phone,99.5,Li,\n",
        "订单号,下单日期,客户名称,类型,产品,数量,单价\nA1,2025-01-02,甲公司,零售,螺栓,2,3\n",
        "00004,19970101,2,29.33\n00004,19970118,2,29.73\n00021,19970101,3,63.34\n",
    ] {
        assert_eq!(kind_of(orders), TableKind::OrderLines, "{orders}");
    }
    assert_eq!(
        kind_of(
            "客户编号,客户名称,客户类型,业务员,备注,建档日期\nK1,甲公司,公司,李雷,,2020-01-01\n"
        ),
        TableKind::Customers
    );
    // Hours, days and seconds are not minutes, whatever the column is called.
    for (length, is_minutes) in [
        ("Duration", true),
        ("Duration [min]", true),
        ("时长【分】", true),
        ("Duration (minute(s))", true),
        ("拜访时长", true),
        ("Duration (hours)", false),
        ("Duration [h]", false),
        ("Duration [hrs]", false),
        ("duration_h", false),
        ("时长（时）", false),
        ("时长[小时]", false),
        ("时长【h】", false),
        ("Duration (sec.)", false),
        ("通话时长（秒）", false),
        ("通话时长(s)", false),
        ("Duration (s)", false),
        ("Duration (second)", false),
        ("时长（秒钟）", false),
        ("Duration (ms)", false),
        ("Duration (day)", false),
        ("时长（日）", false),
        ("时长（工作日）", false),
        ("Duration (hours and minutes)", false),
        ("Hours duration", false),
        ("分钟数（合计）", true),
    ] {
        let text = format!("Date,Customer,Kind,{length}\n2025-01-02,Acme,visit,1.5\n");
        let sample = Sample::of_text(text.as_bytes(), b',', true);
        let mapping = propose(&sample, sample.layout()).mapping();
        assert_eq!(mapping.kind, TableKind::Records(RecordKind::Contact));
        let column = mapping.column_of(Role::Minutes);
        assert_eq!(column.is_some(), is_minutes, "{length}");
    }
}

#[test]
fn a_person_can_say_that_it_is_a_log() {
    let text = "d,c\n2025-01-02,Acme\n";
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let mut mapping = propose_as(
        TableKind::Records(RecordKind::Contact),
        &sample,
        sample.layout(),
    )
    .mapping();
    mapping.columns[0].role = Some(Role::Date);
    mapping.columns[1].role = Some(Role::CustomerName);
    let staging = staged_under(mapping, text);
    // No column says how they met, so the person does.
    let choices = Choices {
        contact_kind: ContactKind::Call,
        ..Choices::default()
    };
    let mut history = people();
    import(&mut history, &staging, &choices);
    let contact = history.book().contacts().values().next().unwrap();
    assert_eq!((contact.kind, contact.customer), (ContactKind::Call, id(1)));
}

#[test]
fn kinds_are_known_by_many_names_and_no_other_becomes_one() {
    let cases = [
        (
            ContactKind::Visit,
            "拜访|上门|会议|面谈|来访|线下拜访|拜访腾讯|VIP客户拜访|Visit|MEETING|on-site|Face-to-face|Customer meeting|\
             Site visit (new)|meeting / visit|拜访（李总、王总、采购部张工）|Unplanned visit",
        ),
        (
            ContactKind::Call,
            "电话|去电|电话回访|电话跟进|视频会议|腾讯会议|腾讯视频会议|网络会议|在线会议|远程会议|线上拜访|远程拜访|\
             电话拜访|Zoom会议|钉钉会议|飞书会议|线上|call|Phone|tel.|Follow-up call|Sales call|Video conference|\
             Conference call|Online meeting|Virtual customer visit|Teams meeting|VideoMeeting|Phone/Call|\
             Zoom 会议|腾讯会议（内部）|线上客户拜访|先电话拜访|电话会议、视频会议|Phone visit",
        ),
        (
            ContactKind::Message,
            "邮件|微信|短信|微信沟通|飞书|QQ沟通|E-mail|email|Follow-up email|WeChat|SMS|消息",
        ),
        (
            ContactKind::Support,
            "服务支持|售后|技术支持|远程支持|在线客服|support|Ticket|Complaint|Customer service|Remote support",
        ),
    ];
    for (kind, names) in cases {
        for name in names.split('|') {
            let text = format!("日期,客户,方式\n2025-01-02,甲公司,{name}\n");
            let mut history = people();
            let staging = staged(&text);
            import(&mut history, &staging, &Choices::default());
            let contact = history.book().contacts().values().next().unwrap();
            assert_eq!(contact.kind, kind, "{name}");
        }
    }
    let others = [
        "宴请",
        "微信/电话",
        "拜访、电话",
        "拜访和电话",
        "电话短信",
        "未接电话",
        "Visit and call",
        "Visit + call",
        "Missed call",
        "Service call",
        "Recall",
        "Called about the next visit to them",
        "在线留言",
        "线上、线下",
    ];
    let two_at_once = "拜访 电话|电话 拜访|拜访\n电话|电话\n拜访|Phone\nvisit|拜访·电话|电话·拜访|电话｜拜访|先电话后拜访|\
         拜访后电话回访|电话会议后拜访|线上沟通后拜访|Visit then call|Call then visit|Visit - call|Phone - visit|Call visit|\
         微信 电话|微信\n会议|Meeting (Zoom)|拜访（线上）|Visit (by phone)";
    let did_not_happen = "Planned visit|Visit postponed|Call scheduled|Rescheduled meeting|Unanswered call|Failed call|\
         Declined call|Attempted call|Visit: no show|Visit (no-show)|Didn't call|Didn’t call|Meeting, cancelled|Call; missed|\
         电话，未接|Meeting (cancelled)|[Cancelled] meeting|电话（未接）|拜访（已取消）|电话无人接听|电话不通|拒接来电|\
         通话失败|计划拜访|拜访改期|待拜访|预约拜访";
    let others = others
        .into_iter()
        .chain(two_at_once.split('|'))
        .chain(did_not_happen.split('|'));
    for name in others {
        let text = format!(
            "日期,客户,方式\n2025-01-02,甲公司,拜访\n2025-01-03,甲公司,\"{name}\"\n2025-01-04,甲公司,\n"
        );
        let found = preview(&text, people().book(), &Choices::default());
        let row = |row, reason| Rejected {
            row,
            column: Some(2),
            reason,
        };
        assert_eq!(
            found.rejected,
            [row(3, Reason::UnknownWord), row(4, Reason::Missing)],
            "{name}"
        );
        assert_eq!(found.figures.records, 1);
    }
}

#[test]
fn customers_are_found_by_code_then_by_name_and_the_rest_is_listed() {
    let text = "date,customer code,customer name,kind,minutes\n\
                2025-01-01,K1,whoever,visit,1\n\
                2025-01-02,K9,Acme,visit,2\n\
                2025-01-03,,乙公司,visit,3\n\
                2025-01-04,K9,Nobody,visit,4\n\
                2025-01-05,,Nobody,visit,5\n\
                2025-01-06,,,visit,6\n";
    let mut history = people();
    let mut staging = staged(text);
    let found = staging
        .prepare(history.book(), &Choices::default())
        .unwrap();
    let row = |row, column, reason| Rejected {
        row,
        column: Some(column),
        reason,
    };
    assert_eq!(
        found.preview().rejected,
        [
            row(5, 1, Reason::UnknownCustomer),
            row(6, 2, Reason::UnknownCustomer),
            row(7, 1, Reason::Missing),
        ]
    );
    assert_eq!(found.preview().figures.customers.known, 3);
    // A cell that is mended is as good as one of the file.
    assert!(staging.fix(5, 1, "K2").unwrap());
    import(&mut history, &staging, &Choices::default());
    let met: Vec<_> = history
        .book()
        .contacts()
        .values()
        .map(|c| c.customer)
        .collect();
    assert_eq!(met, [id(0), id(1), id(2), id(1)]);
    assert_eq!(history.book().customers(), people().book().customers());
}

#[test]
fn minutes_and_dates_are_read_as_in_orders() {
    let text = "date,customer,kind,minutes\n\
                03/04/2025,Acme,visit,30分钟\n\
                03/05/2025,Acme,visit,45 min\n\
                03/06/2025,Acme,visit,7.5\n\
                03/07/2025,Acme,visit,-5\n\
                03/08/2025,Acme,visit,1441\n\
                03/09/2025,Acme,visit,half an hour\n\
                03/10/2025,Acme,visit,\n\
                03/11/2025,Acme,visit,45 Min\n\
                03/12/2025,Acme,visit,50 Minutes\n\
                04/01/2025,Acme,visit,1 minute\n\
                04/02/2025,Acme,visit,55 min.\n\
                04/03/2025,Acme,visit,30分\n\
                04/04/2025,Acme,visit,20m\n\
                04/05/2025,Acme,visit,1h 30m\n";
    let asked = preview(text, people().book(), &Choices::default());
    assert_eq!(asked.dates.unwrap().question.unwrap().sample, "03/04/2025");
    let reasons: Vec<_> = asked.rejected.iter().map(|r| (r.row, r.reason)).collect();
    assert_eq!(
        reasons,
        [
            (5, Reason::Negative),
            (6, Reason::TooLarge),
            (7, Reason::NotANumber),
            (15, Reason::NotANumber)
        ]
    );
    assert_eq!(asked.figures.rounded, 1);
    let mut history = people();
    let answer = Choices {
        dates: Some(DateReading::MonthFirst),
        ..Choices::default()
    };
    import(&mut history, &staged(text), &answer);
    let lengths: Vec<_> = history
        .book()
        .contacts()
        .values()
        .map(|c| c.minutes)
        .collect();
    assert_eq!(lengths, [30, 45, 8, 0, 45, 50, 1, 55, 30, 20]);
    let first = history.book().contacts().values().next().unwrap().day;
    assert_eq!(Some(first), Day::from_civil(2025, 3, 4));
}

#[test]
fn what_was_logged_is_not_doubled_unless_asked() {
    let mut history = people();
    let text = "date,customer code,kind,by,minutes,note\n\
                2025-01-02,K1,visit,Li,30,prices\n\
                2025-01-02,K1,visit,Li,30,prices\n\
                2025-01-02,K1,visit,Li,45,prices\n\
                2025-01-02,K1,call,Li,30,prices\n";
    let staging = staged(text);
    import(&mut history, &staging, &Choices::default());
    assert_eq!(history.book().contacts().len(), 3);
    // K1 turns out to be K2: its contacts are known under the other code too.
    history
        .apply(Command::MergeCustomers {
            from: id(0),
            into: id(1),
        })
        .unwrap();
    // The length, noted later, makes no other contact of it.
    let later = staged(&text.replace("K1", "K2").replace(",30,", ",35,"));
    let found = later.prepare(history.book(), &Choices::default()).unwrap();
    let figures = &found.preview().figures;
    assert_eq!(
        (figures.records, figures.repeats, figures.repeats_dropped),
        (0, 4, 4)
    );
    let all = Choices {
        take_known: true,
        ..Choices::default()
    };
    import(&mut history, &later, &all);
    assert_eq!(history.book().contacts().len(), 7);
}

#[test]
fn a_log_that_has_grown_brings_what_is_new() {
    let header = "date,customer code,kind,by,minutes,note\n";
    let first = "2025-01-02,K1,call,Li,30,\n";
    // Later that day they talked again; equal rows are one.
    let second = "2025-01-02,K1,call,Li,45,\n2025-01-02,K1,call,Li,45,\n";
    for (grown, added) in [
        (format!("{header}{first}{second}"), 1),
        (format!("{header}{second}{first}"), 1),
        // The one length was mended, the other call is new.
        (format!("{header}{second}{}", first.replace("30", "35")), 1),
        (format!("{header}{}", first.replace("30", "35")), 0),
        (format!("{header}{first}{first}"), 0),
    ] {
        let mut history = people();
        let staging = staged(&format!("{header}{first}"));
        import(&mut history, &staging, &Choices::default());
        for added in [added, 0] {
            let staging = staged(&grown);
            let found = staging.prepare(history.book(), &Choices::default());
            let figures = found.unwrap().preview().figures.clone();
            assert_eq!(figures.records, added, "{grown}");
            assert_eq!(figures.records + figures.repeats, figures.rows);
            import(&mut history, &staging, &Choices::default());
        }
    }
}

#[test]
fn one_customer_under_two_codes_is_counted_once() {
    let mut history = people();
    let (from, into) = (id(0), id(1));
    history
        .apply(Command::MergeCustomers { from, into })
        .unwrap();
    let text = "date,customer code,kind\n2025-01-02,K1,visit\n2025-01-03,K2,visit\n";
    let found = preview(text, history.book(), &Choices::default());
    assert_eq!(found.figures.records, 2);
    assert_eq!(found.figures.customers.known, 1);
}

#[test]
fn a_name_of_two_customers_and_a_planned_visit_are_not_guessed_at() {
    let mut history = people();
    for code in ["K3", "K4"] {
        let namesake = Customer {
            code: code.into(),
            name: "丙公司".into(),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(namesake)).unwrap();
    }
    let text = "日期,客户编号,客户名称,方式\n\
                2025-01-02,,丙公司,拜访\n\
                2025-01-02,K3,丙公司,拜访\n\
                2025-01-03,,甲公司,拜访\n\
                2025-01-04,,甲公司,拜访\n";
    let choices = Choices {
        today: Day::from_civil(2025, 1, 3),
        ..Choices::default()
    };
    let found = preview(text, history.book(), &choices);
    let row = |row, column, reason| Rejected {
        row,
        column: Some(column),
        reason,
    };
    assert_eq!(
        found.rejected,
        [
            row(2, 2, Reason::SeveralCustomers),
            row(5, 0, Reason::YetToCome)
        ]
    );
    // Once the two are known to be one, the name means it.
    let (from, into) = (id(4), id(3));
    history
        .apply(Command::MergeCustomers { from, into })
        .unwrap();
    let found = preview(text, history.book(), &choices);
    assert_eq!(found.rejected, [row(5, 0, Reason::YetToCome)]);
}

#[test]
fn hours_written_as_a_part_of_a_day_are_not_minutes() {
    let text =
        "date,customer,kind,minutes\n2025-01-02,Acme,visit,0.0208\n2025-01-03,Acme,visit,0\n";
    let found = preview(text, people().book(), &Choices::default());
    let reasons: Vec<_> = found.rejected.iter().map(|r| (r.row, r.reason)).collect();
    assert_eq!(reasons, [(2, Reason::UnderAMinute)]);
}

#[test]
fn outcomes_come_in_and_what_is_written_freely_under_their_name_is_left_out() {
    let text = "日期,客户,方式,结果\n2025-01-02,甲公司,拜访,已解决\n2025-01-03,甲公司,电话,pending\n\
                2025-01-04,甲公司,电话,\n2025-01-05,甲公司,电话,失败\n2025-01-06,甲公司,电话,请客\n";
    let mut history = people();
    import(&mut history, &staged(text), &Choices::default());
    let outcomes: Vec<_> = history
        .book()
        .contacts()
        .values()
        .map(|c| c.outcome)
        .collect();
    let (good, open, bad) = (Outcome::Good, Outcome::Open, Outcome::Bad);
    assert_eq!(outcomes, [Some(good), Some(open), None, Some(bad)]);
    let found = preview(text, history.book(), &Choices::default());
    assert_eq!((found.figures.records, found.figures.repeats), (0, 4));
    assert_eq!(found.reasons(), [(Reason::UnknownWord, 1)]);
    // An outcome that was noted later makes no other contact of it.
    let later = text.replace("2025-01-04,甲公司,电话,", "2025-01-04,甲公司,电话,好");
    let found = preview(&later, history.book(), &Choices::default());
    assert_eq!(found.figures.records, 0);
    let free =
        "日期,客户,方式,结果\n2025-01-02,甲公司,拜访,客户要考虑\n2025-01-03,甲公司,电话,下周再谈\n";
    let found = preview(free, people().book(), &Choices::default());
    assert_eq!((found.figures.records, found.figures.rejected), (2, 0));
}
