// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/TypedText.h"
#include "services/cases/FormFilling.h"

#include <QDate>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The answer to one question while it is given: typed with letters or digits, chosen, or set day
/// by day. Knows nothing of what is right; see cases::FormFilling::check().
class FieldInput : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the view-models.")
    Q_PROPERTY(Kind kind READ kind NOTIFY changed)
    /// What is settled of the typed text, and the letters after it that may become Chinese.
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString letters READ letters NOTIFY changed)
    Q_PROPERTY(QList<QString> candidates READ candidates NOTIFY changed)
    Q_PROPERTY(bool hasTyped READ hasTyped NOTIFY changed)
    Q_PROPERTY(bool isChinese READ isChinese NOTIFY changed)
    Q_PROPERTY(bool canTypeChinese READ canTypeChinese NOTIFY changed)
    /// How much is typed of what there may be: "12 / 100".
    Q_PROPERTY(QString countText READ countText NOTIFY changed)
    /// Digits as they are grouped, with what stands around them.
    Q_PROPERTY(QString shownText READ shownText NOTIFY changed)
    /// The sign beside the digits: "X", ".", or none.
    Q_PROPERTY(QString extraKey READ extraKey NOTIFY changed)
    /// What can be chosen.
    Q_PROPERTY(onewindow::ui::ChoiceModel* options READ options CONSTANT)
    Q_PROPERTY(QString yearText READ yearText NOTIFY changed)
    Q_PROPERTY(QString monthText READ monthText NOTIFY changed)
    Q_PROPERTY(QString dayText READ dayText NOTIFY changed)
    Q_PROPERTY(QString dateText READ dateText NOTIFY changed)
    Q_PROPERTY(QString weekdayText READ weekdayText NOTIFY changed)
    Q_PROPERTY(bool canGoEarlier READ canGoEarlier NOTIFY changed)
    Q_PROPERTY(bool canGoLater READ canGoLater NOTIFY changed)
    /// Years are many: they go by tens too.
    Q_PROPERTY(bool hasDecades READ hasDecades NOTIFY changed)

public:
    enum class Kind { None, Text, Digits, Options, Calendar };
    Q_ENUM(Kind)

    enum class Part { Year, Month, Day };
    Q_ENUM(Part)

    using QObject::QObject;

    /// From now on letters may become Chinese. `pinyin` outlives this object.
    void usePinyin(input::PinyinInput* pinyin);

    /// Another question. `isProvince`: of a region only the first half is asked.
    void begin(const cases::FieldView& view, bool isProvince, QDate today, const QString& language);
    /// The same question in another language.
    void setLanguage(const QString& language);
    /// Nothing is left of what was given.
    void forget();

    /// The citizen has changed something since begin().
    [[nodiscard]] bool isEdited() const { return m_isEdited; }

    /// What was given; null for nothing.
    [[nodiscard]] QJsonValue value() const;

    [[nodiscard]] Kind kind() const { return m_kind; }

    [[nodiscard]] QString text() const { return m_typed.settled(); }

    [[nodiscard]] QString letters() const { return m_typed.letters(); }

    [[nodiscard]] QList<QString> candidates() const { return m_typed.candidates(); }

    [[nodiscard]] bool hasTyped() const { return !m_typed.isEmpty(); }

    [[nodiscard]] bool isChinese() const { return m_typed.isChinese(); }

    [[nodiscard]] bool canTypeChinese() const { return m_typed.canTypeChinese(); }

    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString extraKey() const;

    [[nodiscard]] ChoiceModel* options() { return &m_options; }

    [[nodiscard]] QString yearText() const;
    [[nodiscard]] QString monthText() const;
    [[nodiscard]] QString dayText() const;
    [[nodiscard]] QString dateText() const;
    [[nodiscard]] QString weekdayText() const;

    [[nodiscard]] bool canGoEarlier() const { return m_day > m_earliest; }

    [[nodiscard]] bool canGoLater() const { return m_day < m_latest; }

    [[nodiscard]] bool hasDecades() const;

    /// One sign from a keyboard, on the screen or not.
    Q_INVOKABLE void type(const QString& sign);
    Q_INVOKABLE void deleteLast();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void chooseCandidate(int index);
    Q_INVOKABLE void toggleChinese();
    Q_INVOKABLE void choose(const QString& key);
    /// By so many years, months or days, no further than the question allows.
    Q_INVOKABLE void step(onewindow::ui::FieldInput::Part part, int by);

Q_SIGNALS:
    /// What was given has changed, or how it is shown.
    void changed();
    /// The citizen has changed it.
    void edited();

private:
    void beginDay(const cases::FieldView& view, QDate today);
    void showOptions();
    void noteEdited();

    ChoiceModel m_options;
    Kind m_kind = Kind::None;
    catalog::FormField m_field;
    bool m_isProvince = false;
    QString m_language;
    TypedText m_typed; ///< Or the key of the option.
    QString m_head;    ///< Of a region: what stands before the tail that is typed, or all of it.
    bool m_isEdited = false;
    QDate m_day;
    QDate m_earliest;
    QDate m_latest;
};

} // namespace onewindow::ui
