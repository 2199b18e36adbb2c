// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CounterViewModel.h"
#include "services/cases/CaseService.h"
#include "services/core/Enforce.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/services/cases/SampleAnswers.h"

#include <QJsonArray>

namespace onewindow::testing {

/// The page of accepting on a scripted hall, which opens and files whatever it is asked.
struct AcceptRig
{
    explicit AcceptRig(const QStringList& more = {})
        : model(hall, clock, QStringLiteral("1"))
    {
        hall.nowMs = clock.now().wallMs;
        hall.permissions =
            QStringList{QStringLiteral("case.accept"), QStringLiteral("person.show")} + more;
        hall.start();
        model.session()->signIn(QStringLiteral("wang"), QStringLiteral("secret"));
        model.pages()->go(QStringLiteral("accept"));
    }

    ui::AcceptViewModel& accept() { return *model.accept(); }

    [[nodiscard]] static catalog::Matter matter(const QString& id)
    {
        const auto matter = catalog::matterFromJson(ScriptedHall::matter(id));
        OW_ENFORCE(matter);
        return matter.value();
    }

    [[nodiscard]] static drivers::IdCard card()
    {
        drivers::IdCard card;
        card.name = QStringLiteral("张建国");
        card.number = QStringLiteral("11010519491231002X");
        card.sex = 1;
        card.ethnicCode = 1;
        card.birth = QDate(1949, 12, 31);
        card.address = QStringLiteral("北京市朝阳区某街某号");
        return card;
    }

    /// Of what is opened next; `shared`: what departments say.
    void answerOpening(const QString& id, const QJsonObject& shared = {})
    {
        QJsonArray withheld;
        for (const QString& agreement : cases::sharesOf(matter(id)).keys()) {
            if (!shared.contains(agreement)) {
                withheld.append(agreement);
            }
        }
        hall.answers[QStringLiteral("/v1/counter-forms")] = {
            {QStringLiteral("case"), QStringLiteral("0192f0c1-0000-7000-8000-000000000001")},
            {QStringLiteral("shared"), shared},
            {QStringLiteral("withheld"), withheld},
            {QStringLiteral("opened"), QStringLiteral("c2VhbGVk")}};
    }

    void answerFiling(const QString& state, const QString& number = {})
    {
        hall.answers[QStringLiteral("/v1/counter-cases")] = {
            {QStringLiteral("case"), QStringLiteral("0192f0c1-0000-7000-8000-000000000001")},
            {QStringLiteral("provisional"), QStringLiteral("K0-20261122-0007")},
            {QStringLiteral("number"), number},
            {QStringLiteral("link"),
             QStringLiteral("https://hall.example/c/T0k3nT0k3nT0k3nT0k3nT0")},
            {QStringLiteral("state"), state},
            {QStringLiteral("filedAt"), hall.nowMs},
            {QStringLiteral("fee"), 0}};
    }

    /// Chosen and opened, for who is known.
    bool open(const QString& id, const QJsonObject& shared = {})
    {
        answerOpening(id, shared);
        nextPress();
        if (!accept().choose(id)) {
            return false;
        }
        accept().begin(true);
        return accept().step() == ui::AcceptViewModel::Step::Filling;
    }

    /// Types an answer into everything that is asked and lacks one.
    void fillIn()
    {
        ui::AcceptForm& form = *accept().form();
        for (int i = 0; i < catalog::kFieldLimit && !form.check(); ++i) {
            const QString path = form.problems()->lines().constFirst().id;
            const auto field = form.filling().field(path);
            OW_ENFORCE(field.has_value());
            if (field->field->type == catalog::FieldType::Group) {
                form.addEntry(path);
            } else {
                form.setText(path, cases::sampleAnswer(*field->field, form.filling().today()));
            }
        }
    }

    /// Everything is there in its original.
    void seeAll()
    {
        for (const QString& material : accept().materials()->unsaid()) {
            accept().materials()->choose(material, QStringLiteral("original"));
        }
        if (accept().wantsSignature()) {
            accept().setSigned(QStringLiteral("paper"));
        }
    }

    /// So much later that it is no double press any more.
    void nextPress() { clock.advance(std::chrono::seconds(1)); }

    ManualClock clock;
    ScriptedHall hall;
    ui::CounterViewModel model;
};

} // namespace onewindow::testing
