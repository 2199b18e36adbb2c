// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "tests/services/cases/CaseDeskTest.h"
#include "tests/services/cases/SampleProofs.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

/// What is photographed and signed at a terminal, as it goes with its case.
class tst_CaseProofs : public CaseDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void picturesGoBeforeTheirCase();
    void signatureIsSealed();
    void badProofsAreNotFiled_data();
    void badProofsAreNotFiled();
    void photographedMaterialIsNotBrought();
    void erasedPicturesAreGone();
};

void tst_CaseProofs::picturesGoBeforeTheirCase()
{
    const auto terminal = kiosk();
    const QList<Attachment> pages{samples::page(u"evidence"_s, 0, 130'000),
                                  samples::page(u"evidence"_s, 1, Attachment::kByteLimit)};
    const FiledCase filed = valueOf(terminal->complain(pages, samples::signature()));
    const auto parts = terminal->facts(facts::kAttached);
    QCOMPARE(parts.size(), 3 + 4);
    QCOMPARE(parts.constFirst()["material"_L1].toString(), u"evidence"_s);
    QCOMPARE(terminal->facts(facts::kFiled).constFirst()["pages"_L1].toInt(), 2);
    const qint64 lastPart = valueOf(terminal->writer().runAndWait<qint64>([](Database& store) {
        return storage::integerOf(storage::query(
            store, "SELECT (SELECT seq FROM journal WHERE kind = 'case.filed') - MAX(seq) FROM "
                   "journal WHERE kind = 'case.attached'"));
    }));
    QCOMPARE(lastPart, 1);
    QCOMPARE(valueOf(terminal->attachments(filed.id)), pages);
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseProofs::signatureIsSealed()
{
    const auto terminal = kiosk();
    const FiledCase byHand = valueOf(terminal->complain({}, samples::signature()));
    Signature button;
    button.isByHand = false;
    QVERIFY(terminal->complain({}, button));
    const auto bodies = terminal->facts(facts::kFiled);
    QCOMPARE(bodies.at(0)["signed"_L1].toString(), u"hand"_s);
    QCOMPARE(bodies.at(1)["signed"_L1].toString(), u"button"_s);
    const auto personal = valueOf(terminal->writer().runAndWait<QJsonObject>([&](Database& store) {
        const auto row = valueOf(CaseStore(store, {}).find(byHand.id));
        const auto key = valueOf(terminal->journal().openDataKey(store, row->keyId));
        return journal::unsealBody(key, byHand.id, row->sealed);
    }));
    QCOMPARE(signatureFromJson(personal["signature"_L1].toObject()).value(), samples::signature());
}

void tst_CaseProofs::badProofsAreNotFiled_data()
{
    QTest::addColumn<QList<Attachment>>("attachments");
    QTest::addColumn<std::optional<Signature>>("signature");
    QTest::addColumn<ErrorCode>("code");
    using Pages = QList<Attachment>;
    const std::optional<Signature> good = samples::signature();
    QTest::newRow("no signature") << Pages() << std::optional<Signature>() << ErrorCode::BadRequest;
    Signature dot = samples::signature();
    dot.strokes = {{{5, 5}}};
    QTest::newRow("a dot") << Pages() << std::optional(dot) << ErrorCode::BadRequest;
    QTest::newRow("of a material that is not photographed")
        << Pages{samples::page(u"id_card"_s, 0, 1000)} << good << ErrorCode::BadRequest;
    Attachment text = samples::page(u"evidence"_s, 0, 1000);
    text.jpeg = "no picture";
    QTest::newRow("no picture") << Pages{text} << good << ErrorCode::BadRequest;
    QTest::newRow("second page alone")
        << Pages{samples::page(u"evidence"_s, 1, 1000)} << good << ErrorCode::BadRequest;
    Pages many;
    for (int i = 0; i <= Attachment::kPageLimit; ++i) {
        many << samples::page(u"evidence"_s, i, 1000);
    }
    QTest::newRow("too many") << many << good << ErrorCode::TooLarge;
    QTest::newRow("too large") << Pages{samples::page(u"evidence"_s, 0, Attachment::kByteLimit + 1)}
                               << good << ErrorCode::TooLarge;
}

void tst_CaseProofs::badProofsAreNotFiled()
{
    QFETCH(const QList<Attachment>, attachments);
    QFETCH(const std::optional<Signature>, signature);
    QFETCH(const ErrorCode, code);
    const auto terminal = kiosk();
    const auto refused = terminal->complain(attachments, signature);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(terminal->facts(facts::kFiled).isEmpty());
    QVERIFY(terminal->facts(facts::kAttached).isEmpty());
}

/// A required photograph is brought where it was not taken, and then a person decides.
void tst_CaseProofs::photographedMaterialIsNotBrought()
{
    catalog::Matter matter;
    catalog::Material photo;
    photo.id = u"photo"_s;
    photo.isPhotographed = true;
    catalog::Material form;
    form.id = u"form"_s;
    catalog::Material card;
    card.id = u"id_card"_s;
    card.isPhotographed = true;
    catalog::Material shared;
    shared.id = u"record"_s;
    shared.isPhotographed = true;
    shared.sharedBy = u"si_record"_s;
    matter.materials = {photo, form, card, shared};
    matter.terminal.assurance = catalog::Assurance::Card;
    const auto ids = [](const QList<catalog::Material>& materials) {
        QStringList all;
        for (const catalog::Material& material : materials) {
            all << material.id;
        }
        return all;
    };
    QCOMPARE(ids(materialsToPhotograph(matter, {}, false)), QStringList{u"photo"_s});
    QCOMPARE(ids(materialsToPhotograph(matter, {u"si_record"_s}, false)),
             (QStringList{u"photo"_s, u"record"_s}));
    QCOMPARE(ids(papersToBring(matter, {}, false)), (QStringList{u"photo"_s, u"form"_s}));
    QCOMPARE(ids(papersToBring(matter, {}, false, {u"photo"_s})), QStringList{u"form"_s});
    matter.terminal.commitment = catalog::Commitment{.text = {}, .replaces = {u"photo"_s}};
    QVERIFY(materialsToPhotograph(matter, {}, true).isEmpty());
}

void tst_CaseProofs::erasedPicturesAreGone()
{
    const auto terminal = kiosk();
    const FiledCase filed =
        valueOf(terminal->complain({samples::page(u"evidence"_s, 0)}, samples::signature()));
    succeed(terminal->writer().runAndWait<void>([&](Database& store) {
        const auto row = valueOf(CaseStore(store, {}).find(filed.id));
        return terminal->journal().forget(store, row->keyId, {});
    }));
    const auto gone = terminal->attachments(filed.id);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QCOMPARE(terminal->verify(), QString());
}

QTEST_GUILESS_MAIN(tst_CaseProofs)
#include "tst_CaseProofs.moc"
