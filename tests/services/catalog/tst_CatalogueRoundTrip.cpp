// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace onewindow;
using namespace onewindow::catalog;
using namespace Qt::StringLiterals;

namespace {

/// Makes catalogues that are right, of any shape there is, in the form they are written in: what
/// has its fallback is left out.
class Maker
{
public:
    explicit Maker(quint32 seed)
        : m_random(seed)
    {}

    QJsonObject catalogue()
    {
        QJsonArray departments{QJsonObject{
            {u"id"_s, u"civil"_s}, {u"name"_s, local(200)}, {u"code"_s, u"11370303000000019L"_s}}};
        if (coin()) {
            departments[0] = with(departments.at(0).toObject(), u"phone"_s, u"12345"_s);
        }
        QJsonArray themes{theme(u"t0"_s), theme(u"t1"_s)};
        QJsonArray matters;
        const int count = in(1, 4);
        for (int i = 0; i < count; ++i) {
            matters << matter(u"m%1"_s.arg(i));
        }
        return {{u"departments"_s, departments},
                {u"agreements"_s, QJsonArray{agreement()}},
                {u"themes"_s, sorted(themes)},
                {u"matters"_s, sorted(matters)}};
    }

private:
    bool coin() { return m_random.bounded(2) == 0; }

    int in(int least, int most) { return m_random.bounded(least, most + 1); }

    QString pick(const QStringList& words) { return words.at(in(0, int(words.size()) - 1)); }

    QString text(int most)
    {
        const QStringList parts{u"办"_s, u"a"_s,          u"\""_s, u"\\"_s, u"\n"_s,
                                u"é"_s,  u"\U0001F600"_s, u"/"_s,  u"~"_s,  u"1"_s};
        QString made = u"x"_s;
        const int length = in(1, std::min(most, 30)) - 1;
        while (made.size() < length) {
            made += pick(parts);
        }
        return made.left(std::max(1, length));
    }

    static QJsonObject with(QJsonObject object, const QString& key, const QJsonValue& value)
    {
        object.insert(key, value);
        return object;
    }

    QJsonObject local(int most)
    {
        QJsonObject made{{u"zh"_s, text(most)}};
        if (coin()) {
            made.insert(u"en"_s, text(most));
        }
        return made;
    }

    void maybe(QJsonObject& object, const QString& key, const QJsonValue& value)
    {
        if (coin()) {
            object.insert(key, value);
        }
    }

    static QJsonArray sorted(const QJsonArray& items)
    {
        QList<QJsonValue> list(items.begin(), items.end());
        std::stable_sort(list.begin(), list.end(), [](const QJsonValue& a, const QJsonValue& b) {
            return a[u"order"].toInt() < b[u"order"].toInt();
        });
        QJsonArray array;
        for (const QJsonValue& item : list) {
            array << item;
        }
        return array;
    }

    template <typename Make>
    QJsonArray some(int least, int most, Make make)
    {
        QJsonArray array;
        const int count = in(least, most);
        for (int i = 0; i < count; ++i) {
            array << make(i);
        }
        return array;
    }

    QJsonObject theme(const QString& id)
    {
        QJsonObject made{{u"id"_s, id}, {u"name"_s, local(200)}, {u"icon"_s, u"home"_s}};
        maybe(made, u"order"_s, in(1, 100'000));
        return made;
    }

    QJsonObject agreement()
    {
        const QJsonArray fields{
            QJsonObject{{u"id"_s, u"yes"_s}, {u"label"_s, local(200)}, {u"type"_s, u"boolean"_s}},
            QJsonObject{{u"id"_s, u"many"_s}, {u"label"_s, local(200)}, {u"type"_s, u"number"_s}}};
        return {{u"id"_s, u"elder"_s},
                {u"department"_s, u"civil"_s},
                {u"name"_s, local(200)},
                {u"scope"_s, local(500)},
                {u"purpose"_s, local(500)},
                {u"fields"_s, fields},
                {u"valid_from"_s, u"2026-01-01"_s},
                {u"valid_to"_s, QDate(2026, 1, 1).addDays(in(0, 5000)).toString(Qt::ISODate)}};
    }

    QJsonObject material(int index)
    {
        QJsonObject made{{u"material_name"_s, local(200)}, {u"id"_s, u"mat%1"_s.arg(index)}};
        maybe(made, u"is_need"_s, false);
        maybe(made, u"page_num"_s, pick({u"0"_s, u"2"_s, u"100"_s}).toInt());
        maybe(made, u"fill_explain"_s, local(500));
        maybe(made, u"material_type"_s, pick({u"original"_s, u"copy"_s, u"original_and_copy"_s}));
        maybe(made, u"material_format"_s, pick({u"paper"_s, u"electronic"_s, u"either"_s}));
        maybe(made, u"source_type"_s, pick({u"applicant"_s, u"department"_s, u"other"_s}));
        maybe(made, u"source_explain"_s, local(500));
        maybe(made, u"accept_stand"_s, local(500));
        maybe(made, u"by_law"_s, local(500));
        maybe(made, u"photograph"_s, true);
        maybe(made, u"shared_by"_s, u"elder"_s);
        return made;
    }

    /// A field that is no group; its id is `id`.
    QJsonObject field(const QString& id)
    {
        const QString type = pick({u"text"_s, u"number"_s, u"date"_s, u"choice"_s, u"region"_s,
                                   u"phone"_s, u"id_number"_s, u"bank_account"_s});
        QJsonObject made{{u"id"_s, id}, {u"type"_s, type}, {u"label"_s, local(200)}};
        maybe(made, u"help"_s, local(500));
        maybe(made, u"required"_s, false);
        if (type == u"text") {
            maybe(made, u"min_length"_s, in(1, 10));
            maybe(made, u"max_length"_s, in(10, 500));
            maybe(made, u"pattern"_s, pick({u"[a-z]{0,20}"_s, u"\\d{3}"_s, u"办|结"_s}));
            maybe(made, u"pattern_hint"_s, local(200));
        } else if (type == u"number") {
            maybe(made, u"min"_s, in(-9, 0) / 4.0);
            maybe(made, u"max"_s, in(1, 1000));
            maybe(made, u"decimals"_s, in(1, 4));
            maybe(made, u"unit"_s, local(200));
        } else if (type == u"date") {
            maybe(made, u"earliest"_s, pick({u"today"_s, u"today-18y"_s, u"2026-02-28"_s}));
            maybe(made, u"latest"_s, pick({u"today"_s, u"today+999d"_s, u"2026-02-28"_s}));
        } else if (type == u"choice") {
            made.insert(
                u"choices"_s, some(1, 5, [this](int i) {
                    return QJsonObject{{u"value"_s, QString::number(i)}, {u"label"_s, local(200)}};
                }));
        }
        if (type == u"text" && coin()) {
            made.insert(u"source"_s, pick({u"card.name"_s, u"card.address"_s}));
            maybe(made, u"read_only"_s, true);
        } else if (type == u"number" && coin()) {
            made.insert(u"source"_s, u"shared.elder.many"_s);
        }
        if (!m_known.isEmpty() && coin()) {
            made.insert(u"visible_when"_s,
                        QJsonObject{{u"field"_s, pick(m_known)}, {u"op"_s, u"filled"_s}});
        }
        return made;
    }

    QJsonObject section(int number)
    {
        QJsonObject made{{u"title"_s, local(200)}};
        maybe(made, u"help"_s, local(500));
        made.insert(u"fields"_s, some(1, 5, [&](int i) {
                        const QString id = u"f%1_%2"_s.arg(number).arg(i);
                        QJsonObject inside = field(id);
                        if (m_random.bounded(5) == 0) {
                            inside = {{u"id"_s, id},
                                      {u"type"_s, u"group"_s},
                                      {u"label"_s, local(200)},
                                      {u"max_items"_s, in(2, 20)},
                                      {u"fields"_s, some(1, 3, [&](int k) {
                                           return field(id + u"_%1"_s.arg(k));
                                       })}};
                            maybe(inside, u"min_items"_s, in(1, 2));
                        }
                        m_known << id;
                        return inside;
                    }));
        return made;
    }

    QJsonObject rule()
    {
        QJsonObject made;
        switch (in(0, 4)) {
        case 0:
            made = {{u"field"_s, u"card.age"_s}, {u"op"_s, u"ge"_s}, {u"value"_s, in(0, 120)}};
            break;
        case 1:
            made = {{u"field"_s, u"shared.elder.yes"_s}, {u"op"_s, u"ne"_s}, {u"value"_s, coin()}};
            break;
        case 2:
            made = {{u"field"_s, u"card.region"_s},
                    {u"op"_s, u"not_in"_s},
                    {u"value"_s, QJsonArray{text(40), text(40)}}};
            break;
        case 3:
            made = {{u"field"_s, u"card.birth"_s}, {u"op"_s, u"lt"_s}, {u"value"_s, u"today-1y"_s}};
            break;
        default:
            made = {{u"field"_s, pick(m_known)}, {u"op"_s, u"filled"_s}};
        }
        made.insert(u"text"_s, local(200));
        return made;
    }

    void addTerminal(QJsonObject& made)
    {
        m_known.clear();
        made.insert(u"is_service_terminals"_s, true);
        made.insert(u"assurance"_s, u"card"_s);
        made.insert(u"consent"_s, QJsonObject{{u"text"_s, local(4000)}, {u"version"_s, text(40)}});
        made.insert(u"form"_s,
                    QJsonObject{{u"sections"_s, some(1, 4, [this](int i) { return section(i); })}});
        QJsonObject result{{u"title"_s, local(200)},
                           {u"lines"_s, some(1, 4, [this](int) { return local(200); })}};
        result[u"title"] = QJsonObject{{u"zh"_s, u"{card.name} {case.date} {shared.elder.many}"_s}};
        maybe(result, u"valid_days"_s, in(1, 36'500));
        maybe(result, u"paper"_s, u"a4"_s);
        made.insert(u"result"_s, result);
        QJsonObject decision{{u"outcome"_s, pick({u"approve"_s, u"person"_s})}};
        maybe(decision, u"rules"_s, some(1, 5, [this](int) { return rule(); }));
        maybe(made, u"decision"_s, decision);
        maybe(made, u"fee"_s, QJsonObject{{u"name"_s, local(200)}, {u"cents"_s, in(1, 9999)}});
        maybe(made, u"signature"_s, true);
    }

    QJsonObject matter(const QString& id)
    {
        QJsonObject made{{u"id"_s, id},
                         {u"theme"_s, pick({u"t0"_s, u"t1"_s})},
                         {u"task_name"_s, local(200)},
                         {u"dept_name"_s, local(200)},
                         {u"series"_s, pick({u"A"_s, u"H"_s, u"Z"_s})},
                         {u"window_area"_s, local(200)}};
        maybe(made, u"order"_s, in(1, 100'000));
        maybe(made, u"needs_card"_s, true);
        maybe(made, u"typical_minutes"_s, in(9, 240));
        maybe(made, u"task_code"_s, u"11370303000000019L4372014001000"_s);
        maybe(made, u"department"_s, u"civil"_s);
        maybe(made, u"task_type"_s, u"20"_s);
        maybe(made, u"task_state"_s, in(2, 3));
        maybe(made, u"project_type"_s, in(1, 2));
        maybe(made, u"server_type"_s, some(1, 7, [](int i) { return i + 1; }));
        maybe(made, u"power_source"_s, in(1, 6));
        maybe(made, u"by_law"_s, some(1, 3, [this](int) { return local(1000); }));
        maybe(made, u"accept_condition"_s, local(4000));
        maybe(made, u"anticipate_day"_s, in(10, 3650));
        maybe(made, u"promise_day"_s, in(1, 10));
        maybe(made, u"promise_type"_s, pick({u"day"_s, u"month"_s, u"year"_s}));
        maybe(made, u"limit_scene_num"_s, in(0, 9));
        maybe(made, u"handle_flow"_s, some(1, 3, [this](int) { return local(200); }));
        for (const QString& key :
             {u"link_way"_s, u"supervise_way"_s, u"transact_time"_s, u"result_name"_s}) {
            maybe(made, key, local(200));
        }
        maybe(made, u"is_schedule"_s, false);
        maybe(made, u"result_type"_s, in(1, 4));
        maybe(made, u"fees"_s, some(1, 2, [this](int) {
                  return QJsonObject{{u"fee_name"_s, local(200)}, {u"fee_stand"_s, local(1000)}};
              }));
        maybe(made, u"questions"_s, some(1, 2, [this](int) {
                  return QJsonObject{{u"question"_s, local(200)}, {u"answer"_s, local(1000)}};
              }));
        if (coin()) {
            made.insert(u"materials"_s, some(1, 4, [this](int i) { return material(i); }));
            maybe(made, u"commitment"_s,
                  QJsonObject{{u"text"_s, local(4000)}, {u"replaces"_s, QJsonArray{u"mat0"_s}}});
        }
        if (coin()) {
            addTerminal(made);
        }
        return made;
    }

    QRandomGenerator m_random;
    QStringList m_known; ///< Fields of the form so far, those in groups left out.
};

} // namespace

/// Whatever is right is read without complaint, and written as it was.
class tst_CatalogueRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rightIsReadAndWrittenAsItWas();
};

void tst_CatalogueRoundTrip::rightIsReadAndWrittenAsItWas()
{
    for (quint32 seed = 1; seed <= 300; ++seed) {
        const QJsonObject made = Maker(seed).catalogue();
        const QByteArray context =
            "seed " + QByteArray::number(seed) + ": " + QJsonDocument(made).toJson();
        const auto loaded = readCatalogue(made);
        QVERIFY2(loaded, context.constData());
        for (const Problem& problem : loaded.value().problems) {
            QFAIL((problem.toText().toUtf8() + '\n' + context).constData());
        }
        QVERIFY2(toJson(loaded.value().catalogue) == made, context.constData());
        for (const Matter& matter : loaded.value().catalogue.matters) {
            const auto again = matterFromJson(toJson(matter));
            QVERIFY2(again && toJson(again.value()) == toJson(matter), context.constData());
        }
    }
}

QTEST_GUILESS_MAIN(tst_CatalogueRoundTrip)
#include "tst_CatalogueRoundTrip.moc"
